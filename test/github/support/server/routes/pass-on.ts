// What the emulator does well enough is asked of it, in the name of the token's account.

import { ACTIONS_BOT } from "../accounts.ts";
import type { Respond } from "../state.ts";

export const passOn: Respond = ({ method, path, query, body, grant }, { emulator }) => {
  const search = `${query}`;
  const asked = { method, path: search === "" ? path : `${path}?${search}` };
  const hasBody = method !== "GET" && method !== "DELETE";
  return emulator.ask(grant?.account ?? ACTIONS_BOT, hasBody ? { ...asked, body } : asked);
};
