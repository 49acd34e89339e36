import { reloadForNewVersion } from "../ui/newVersion.ts";

/**
 * The ballot code, which is loaded after the notice is on the screen. Null: it did not arrive. Where
 * a newer page has replaced it, this one is loaded anew, which loses nothing.
 */
export const loadProtocol = () =>
  import("./protocol.ts").catch(() => {
    void reloadForNewVersion();
    return null;
  });
