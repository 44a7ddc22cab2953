import { expect, it } from "vitest";
import type { TicketDetails } from "@/lib/tickets/queries";
import { isOwnChange } from "./is-own-change";

const after = (...by: (string | null)[]) =>
  ({ history: by.map((id, index) => ({ id: index, actor: { id } })) }) as unknown as TicketDetails;
const seen = after("ada");

it.each([
  ["what was done by oneself alone is one's own doing", after("ada", "me", "me"), true],
  ["what somebody else did, before or after, is not", after("ada", "bo", "me"), false],
  ["what the place did by itself is not", after("ada", "me", null), false],
  ["what nothing is known of is not", after("ada"), false],
])("%s", (_what, now, is) => expect(isOwnChange(seen, now, "me")).toBe(is));
