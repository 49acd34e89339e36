import { jsonPoster } from "./closedLoop.ts";

/** Names the server whose passwords are guessed. */
const [base = "", clients = "8"] = process.argv.slice(2);

// The guessers of bench/guessing.ts: each tries its next password when the last was answered, until
// the process is ended.
const post = jsonPoster(`${base}/api/auth/sign-in/email`, Number(clients));
let guesses = 0;
for (let client = 0; client < Number(clients); client++) {
  void (async () => {
    for (;;) {
      const password = `not the password ${guesses++}`;
      await post(JSON.stringify({ email: `hr${client}@example.invalid`, password })).catch(
        () => {},
      );
    }
  })();
}
