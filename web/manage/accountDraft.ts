import type { AccountView } from "../api/accounts.ts";

/** What stands in the form of an account, as typed. */
export interface AccountDraft {
  readonly email: string;
  readonly name: string;
  readonly role: AccountView["role"];
  readonly units: readonly string[];
  readonly isDisabled: boolean;
  readonly isPasswordReset: boolean;
}

/** The form of an account as it stands, or of a new one. */
export const toDraft = (account: AccountView | null): AccountDraft => ({
  email: account?.email ?? "",
  name: account?.name ?? "",
  role: account?.role ?? "manager",
  units: account?.units ?? [],
  isDisabled: account?.isDisabled ?? false,
  isPasswordReset: false,
});

const MAX_NAME = 80;
/** Rough on purpose: the server knows better, this only catches slips. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** The fields at fault. */
export function accountFaults({ email, name }: AccountDraft): ReadonlySet<"email" | "name"> {
  const faults = new Set<"email" | "name">();
  if (!EMAIL.test(email.trim())) faults.add("email");
  if (name.trim() === "" || name.trim().length > MAX_NAME) faults.add("name");
  return faults;
}
