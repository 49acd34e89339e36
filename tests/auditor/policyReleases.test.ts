import { describe, expect, test } from "vitest";
import { auditRelease } from "../../worker/auditor/audit.ts";
import type { BaseCell } from "../../worker/auditor/captured.ts";
import { disclose } from "../../worker/domain/disclosure/disclosedTable.ts";
import { seededBytes } from "../domain/disclosure/randomTree.ts";
import {
  countsOf,
  knownOf,
  randomOrganisation,
  thresholdOnly,
} from "../support/randomOrganisation.ts";

const CASES = process.env.LONG === "1" ? 1000 : 100;
/** A share of 95 % asks for more cases than that; they are quick. */
const CARELESS_CASES = Math.max(400, CASES);

describe("random organisations", () => {
  test(`${CASES} releases of the policy pass the audit`, () => {
    for (let seed = 1; seed <= CASES; seed++) {
      const organisation = randomOrganisation(seed);
      const results = disclose(countsOf(organisation), seededBytes(seed)).table;
      const { leaks } = auditRelease({ results, ...knownOf(organisation) });
      expect(leaks, `seed ${seed}`).toEqual([]);
    }
  });

  test("a release by thresholds alone leaks in at least 95 % of those with groups under k", () => {
    let withSmallGroups = 0;
    let leaking = 0;
    for (let seed = 1; seed <= CARELESS_CASES; seed++) {
      const organisation = randomOrganisation(seed);
      const known = knownOf(organisation);
      const isSmall = ({ ballots }: BaseCell) => ballots > 0 && ballots < organisation.k;
      if (!known.baseCells.some(isSmall)) continue;
      withSmallGroups++;
      const results = { cells: thresholdOnly(organisation), comments: [] };
      if (!auditRelease({ results, ...known }).passed) leaking++;
    }
    expect(withSmallGroups).toBeGreaterThan(CARELESS_CASES / 4);
    expect(leaking).toBeGreaterThanOrEqual(0.95 * withSmallGroups);
  });
});
