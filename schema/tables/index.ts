export * from "./access.ts";
export * from "./account.ts";
export * from "./ballot.ts";
export * from "./people.ts";
export * from "./programme.ts";
export * from "./release.ts";
export * from "./survey.ts";
export * from "./wave.ts";
