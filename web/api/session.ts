import { Session } from "../../schema/wire/session.ts";
import { callApi } from "./client.ts";

/** Who is signed in. */
export const readSession = (): Promise<Session> => callApi(Session, "/session");
