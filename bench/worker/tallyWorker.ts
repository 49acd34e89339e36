import { bytesToHex } from "@noble/hashes/utils.js";
import { answerSurvey } from "../../scripts/demo/answerSurvey.ts";
import { compileDefinition } from "../../worker/domain/definitions/compileDefinition.ts";
import { packBallot } from "../../worker/domain/definitions/packBallot.ts";
import { readBallot } from "../../worker/domain/definitions/readBallot.ts";
import { tallyWave } from "../../worker/services/tallyWave.ts";
import { putBallot } from "../../worker/store/ballotBox.ts";
import { deriveSealKey } from "../../worker/store/seal.ts";
import type { SealedRow, TallyRequest } from "../tools/tallyRequest.ts";

const EXPIRATION_SECONDS = 200 * 86_400;

/** The tally of the product inside workerd, and ballots made by the product's own code. */
export default {
  async fetch(request, { BOX }): Promise<Response> {
    const { op, wave, count, groupCount, versionText } = await request.json<TallyRequest>();
    const compiled = compileDefinition(JSON.parse(versionText));
    if (!compiled.ok) throw new Error("The survey does not compile.");
    const definition = compiled.value;
    const sealKey = await deriveSealKey(new Uint8Array(32).fill(7), wave);
    if (op === "tally") {
      const { tally, receipts, unreadable } = await tallyWave(BOX, {
        wave,
        definition,
        groupCount,
        sealKey,
      });
      const ballots = tally.ballotsByGroup.reduce((sum, each) => sum + each, 0);
      return Response.json({ ballots, receipts: receipts.length, unreadable });
    }
    const rows: SealedRow[] = [];
    const recorder = {
      put: async (name: string, _value: string, { metadata }: { metadata: object }) => {
        rows.push({ name, metadata });
      },
    } as unknown as KVNamespace;
    const { random } = Math;
    const expiration = Math.floor(Date.now() / 1000) + EXPIRATION_SECONDS;
    for (let made = 0; made < count; made++) {
      const ballot = readBallot(definition, answerSurvey(definition, random, random()));
      if (!ballot.ok) throw new Error("A made-up ballot does not fit its survey.");
      await putBallot(op === "put" ? BOX : recorder, sealKey, {
        wave,
        nullifierHex: bytesToHex(crypto.getRandomValues(new Uint8Array(32))),
        packed: packBallot(definition, Math.floor(random() * groupCount), ballot.value),
        iv: crypto.getRandomValues(new Uint8Array(12)),
        expiration,
      });
    }
    return Response.json(rows);
  },
} satisfies ExportedHandler<{ BOX: KVNamespace }>;
