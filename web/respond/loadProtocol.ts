/**
 * The ballot code, which is loaded after the notice is on the screen. Null: it did not arrive, or
 * a newer page has replaced it; a reload helps, and loses nothing.
 */
export const loadProtocol = () => import("./protocol.ts").catch(() => null);
