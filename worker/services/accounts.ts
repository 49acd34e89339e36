import { ok, type Result, refuse } from "../domain/result.ts";
import type { Actor, Deps, Role } from "../env.ts";
import {
  type Account,
  addAccount,
  deleteAccount,
  deleteSessions,
  findAccount,
  listAccounts,
  writeAccount,
  writePassword,
} from "../store/account.ts";
import { hashPassword } from "../store/passwordHash.ts";
import { listUnits } from "../store/unit.ts";
import { audit } from "./audit.ts";
import { auditEntry } from "./auditEntry.ts";
import { isCommonPassword } from "./isCommonPassword.ts";
import { oneTimePassword } from "./oneTimePassword.ts";

/** An account, and its password where it was drawn just now. */
export type MadeAccount = Account & { readonly password?: string };

/** Why an account cannot be as it is wanted. */
export type AccountFault =
  | { readonly reason: "id-taken" | "email-taken" }
  | { readonly reason: "unknown-unit" | "units-without-manager" | "password-common" };

/** What the owner asks for; checked for shape by the route. */
export interface WantedAccount {
  readonly id?: string | undefined;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly units?: string[] | undefined;
  readonly password?: string | undefined;
}

/** What the owner changes; what is absent stays. */
export interface AccountChange {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly units?: string[] | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly password?: string | undefined;
  readonly resetPassword?: true | undefined;
}

/** All accounts by e-mail. */
export const readAccounts = (deps: Deps): Promise<Account[]> => listAccounts(deps.db);

/** Makes an account; without a password it draws one, which is shown only here. */
export async function makeAccount(
  deps: Deps,
  actor: Actor,
  wanted: WantedAccount,
): Promise<Result<MadeAccount, AccountFault>> {
  const row: Account = {
    id: wanted.id ?? crypto.randomUUID(),
    email: wanted.email.toLowerCase(),
    name: wanted.name,
    role: wanted.role,
    units: unique(wanted.units ?? []),
    isDisabled: false,
    hasSecondFactor: false,
    passwordDrawnAtMs: wanted.password === undefined ? deps.clock.realNowMs() : null,
  };
  const fault = (await unitFault(deps, row)) ?? passwordFault(wanted.password);
  if (fault !== null) return refuse(fault);
  const drawn = wanted.password === undefined ? oneTimePassword(deps.random(13)) : undefined;
  const hash = hashPassword(wanted.password ?? drawn ?? "", deps.random(16));
  const { email, role, units } = row;
  const entry = auditEntry(deps, actor, "account.made", row.id, { email, role, units });
  const taken = await addAccount(deps.db, row, hash, entry);
  if (taken !== null) return refuse({ reason: taken === "id" ? "id-taken" : "email-taken" });
  return ok(drawn === undefined ? row : { ...row, password: drawn });
}

/**
 * Changes an account. Role and units hold from its next call on; a new password and disabling end
 * its sessions. Whoever stops being a manager leads no unit any more.
 */
export async function changeAccount(
  deps: Deps,
  actor: Actor,
  id: string,
  change: AccountChange,
): Promise<Result<MadeAccount, AccountFault | { readonly reason: "unknown-account" }>> {
  const before = await findAccount(deps.db, id);
  if (before === null) return refuse({ reason: "unknown-account" });
  const role = change.role ?? before.role;
  const unitsKept = role === "manager" ? before.units : [];
  const after: Account = {
    ...before,
    name: change.name ?? before.name,
    role,
    units: unique(change.units ?? unitsKept),
    isDisabled: change.isDisabled ?? before.isDisabled,
  };
  const fault = (await unitFault(deps, after)) ?? passwordFault(change.password);
  if (fault !== null) return refuse(fault);
  const drawn = change.resetPassword ? oneTimePassword(deps.random(13)) : undefined;
  const password = drawn ?? change.password;
  const changed = Object.keys(change).filter(
    (name) => change[name as keyof AccountChange] !== undefined,
  );
  const { units, isDisabled } = after;
  await deps.db.batch([
    writeAccount(deps.db, after),
    ...(password === undefined
      ? []
      : writePassword(
          deps.db,
          id,
          hashPassword(password, deps.random(16)),
          drawn === undefined ? null : deps.clock.realNowMs(),
        )),
    ...(password !== undefined || isDisabled ? [deleteSessions(deps.db, id)] : []),
    audit(deps, actor, "account.changed", id, { changed, role, units, isDisabled }),
  ]);
  return ok(drawn === undefined ? after : { ...after, password: drawn });
}

/** Removes an account and ends its sessions; false where there is none. */
export async function removeAccount(deps: Deps, actor: Actor, id: string): Promise<boolean> {
  const found = await findAccount(deps.db, id);
  if (found === null) return false;
  const { email, role } = found;
  await deps.db.batch([
    deleteAccount(deps.db, id),
    audit(deps, actor, "account.removed", id, { email, role }),
  ]);
  return true;
}

async function unitFault(
  deps: Deps,
  { role, units }: Pick<Account, "role" | "units">,
): Promise<AccountFault | null> {
  if (units.length === 0) return null;
  if (role !== "manager") return { reason: "units-without-manager" };
  const known = new Set((await listUnits(deps.db)).map((unit) => unit.id));
  return units.every((unit) => known.has(unit)) ? null : { reason: "unknown-unit" };
}

const passwordFault = (password: string | undefined): AccountFault | null =>
  password !== undefined && isCommonPassword(password) ? { reason: "password-common" } : null;

const unique = (units: readonly string[]): string[] => [...new Set(units)].sort();
