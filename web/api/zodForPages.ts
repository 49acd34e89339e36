import { z } from "zod";

/**
 * What the pages get for `@hono/zod-openapi`: the same zod, in which `.openapi()` changes nothing,
 * since only the server writes the API's document. Without it zod's forty languages stay out too.
 */
Object.defineProperty(z.ZodType.prototype, "openapi", {
  value(this: z.ZodType) {
    return this;
  },
  // zod copies what it can enumerate to each schema.
  enumerable: true,
});

export { z };
