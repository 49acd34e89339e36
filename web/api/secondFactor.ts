import { z } from "@hono/zod-openapi";
import { BegunSecondFactor, RecoveryCodes, SecondFactor } from "../../schema/wire/secondFactor.ts";
import { EmptyBody } from "../../schema/wire/waves.ts";
import { callApi } from "./client.ts";

/** A drawn secret, as a QR code's text and as letters to type. */
export type BegunSecondFactorView = z.infer<typeof BegunSecondFactor>;

/** Password and code, for what weakens a second factor. */
export interface SecondFactorProof {
  readonly password: string;
  readonly code: string;
}

export const readSecondFactor = () => callApi(SecondFactor, "/second-factor");

export const beginSecondFactor = (password: string): Promise<BegunSecondFactorView> =>
  callApi(BegunSecondFactor, "/second-factor", { method: "POST", body: { password } });

/** Makes it count; the recovery codes are shown only here. */
export const confirmSecondFactor = async (code: string): Promise<readonly string[]> =>
  (await callApi(RecoveryCodes, "/second-factor/confirmation", { method: "POST", body: { code } }))
    .recoveryCodes;

export const drawRecoveryCodes = async (proof: SecondFactorProof): Promise<readonly string[]> =>
  (await callApi(RecoveryCodes, "/second-factor/recovery-codes", { method: "POST", body: proof }))
    .recoveryCodes;

export async function turnOffSecondFactor(proof: SecondFactorProof): Promise<void> {
  await callApi(EmptyBody, "/second-factor/removal", { method: "POST", body: proof });
}

const ResetAccount = z.strictObject({ id: z.uuid() });

/** Takes the second factor from somebody else, as the owner. */
export async function resetSecondFactor(accountId: string): Promise<void> {
  await callApi(ResetAccount, `/accounts/${accountId}/second-factor`, { method: "DELETE" });
}
