import { expect, it } from "vitest";
import { destroyToTheEnd } from "../../../web/manage/destroyToTheEnd.ts";

/** A server that needs so many calls. */
function serverOf(calls: number) {
  let made = 0;
  const call = async () => {
    made += 1;
    return made < calls ? { state: "released", continues: true as const } : { state: "destroyed" };
  };
  return { call, made: () => made };
}
const noPause = async () => {};

it("one call suffices for a small wave, and nothing is said of more", async () => {
  const server = serverOf(1);
  let told = 0;
  const end = await destroyToTheEnd(server.call, () => told++, noPause);
  expect([end, server.made(), told]).toEqual([{ state: "destroyed" }, 1, 0]);
});

it("a large wave is destroyed by several calls, and it is said that there is more", async () => {
  const server = serverOf(3);
  let told = 0;
  const end = await destroyToTheEnd(server.call, () => told++, noPause);
  expect([end, server.made(), told]).toEqual([{ state: "destroyed" }, 3, 2]);
});

it("a very large one is left to the server after twenty calls", async () => {
  const server = serverOf(1000);
  const end = await destroyToTheEnd(server.call, () => {}, noPause);
  expect([end.state, end.continues, server.made()]).toEqual(["released", true, 20]);
});
