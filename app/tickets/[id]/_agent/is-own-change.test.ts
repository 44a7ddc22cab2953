import { expect, it } from "vitest";
import type { TicketDetails } from "@/lib/tickets/queries";
import { isOwnChange } from "./is-own-change";

const ticketChangedBy = (...by: (string | null)[]) =>
  ({ history: by.map((id, index) => ({ id: index, actor: { id } })) }) as unknown as TicketDetails;
const expected = ticketChangedBy("ada");

it.each([
  ["Changes by one person alone are their own", ticketChangedBy("ada", "me", "me"), true],
  ["Changes that include another person's are not one's own", ticketChangedBy("ada", "bo", "me"), false],
  ["Changes that include an automatic one are not one's own", ticketChangedBy("ada", "me", null), false],
  ["A ticket without new events has no own change", ticketChangedBy("ada"), false],
])("%s", (_name, current, isOwn) => expect(isOwnChange(expected, current, "me")).toBe(isOwn));
