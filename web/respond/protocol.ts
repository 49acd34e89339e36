// One piece of code to load: what blinds, proves and sends.
export { startExchange } from "../../worker/domain/tokens/exchange.ts";
export { deliver } from "./deliver.ts";
export { obtainProof } from "./openProof.ts";
