-- When the present password of an account was drawn by the server (real time); null: chosen by somebody.
ALTER TABLE account ADD COLUMN password_drawn_at_ms INTEGER;
