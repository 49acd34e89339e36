// The package types its dictionaries only as a whole, which would bring the others along.
declare module "@zxcvbn-ts/language-common/dist/passwords.json.mjs" {
  const passwords: readonly string[];
  export default passwords;
}
