// workerd has this module natively; the types of Workers leave it out, and those of Node would
// bring in a file system that is not there.
declare module "node:crypto" {
  export function scryptSync(
    password: string,
    salt: Uint8Array,
    keyBytes: number,
    options: { N: number; r: number; p: number; maxmem: number },
  ): Uint8Array;
  export function timingSafeEqual(a: Uint8Array, b: Uint8Array): boolean;
}
