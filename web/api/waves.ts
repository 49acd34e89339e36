import type { z } from "@hono/zod-openapi";
import { listOf } from "../../schema/wire/common.ts";
import { Manifest } from "../../schema/wire/manifest.ts";
import {
  Destruction,
  type NewWave,
  Poster,
  Wave,
  WavePlan,
  WaveStep,
} from "../../schema/wire/waves.ts";
import { callApi, callApiForFile } from "./client.ts";

/** A wave as the pages see it. */
export type WaveView = z.infer<typeof Wave>;
/** How a wave would fall into ballot groups. */
export type WavePlanView = z.infer<typeof WavePlan>;
/** The link of one group of an open wave. */
export type PosterView = z.infer<typeof Poster>;
/** A step that needs nothing but the wave. */
export type PlainStep = "launch" | "close" | "release";

const Waves = listOf(Wave);
const Posters = listOf(Poster);

/** The public promise of a launched wave. */
export const readManifest = (id: string): Promise<Manifest> =>
  callApi(Manifest, `/waves/${id}/manifest`, { isPublic: true });

export const readWaves = async (): Promise<WaveView[]> => (await callApi(Waves, "/waves")).items;

export const readWave = (id: string): Promise<WaveView> => callApi(Wave, `/waves/${id}`);

export const readPlan = (id: string): Promise<WavePlanView> =>
  callApi(WavePlan, `/waves/${id}/plan`);

export const createWave = (wave: z.input<typeof NewWave>) =>
  callApi(WaveStep, "/waves", { method: "POST", body: wave });

export const takeStep = (id: string, step: PlainStep) =>
  callApi(WaveStep, `/waves/${id}/${step}`, { method: "POST", body: {} });

/** One call of a destruction; a large wave takes several. */
export const destroyWave = (id: string) =>
  callApi(Destruction, `/waves/${id}/destroy`, { method: "POST", body: {} });

export const extendWave = (id: string, closesOn: string) =>
  callApi(WaveStep, `/waves/${id}/extend`, { method: "POST", body: { closesOn } });

export const readPosters = async (id: string): Promise<PosterView[]> =>
  (await callApi(Posters, `/waves/${id}/posters`)).items;

export const readInvitationFile = (id: string): Promise<Blob> =>
  callApiForFile(`/waves/${id}/invitations`);
