import { expect, it } from "vitest";
import { inCaseOrder } from "./case-order";

const at = (minute: number) => `2026-11-20T09:${minute}:00.000Z`;

it("Cases are in the order of the server: skipped last, then by priority, then oldest first", () => {
  const listed = [
    { id: "d", skipped: false, priority: "critical", createdAt: at(50) },
    { id: "c", skipped: false, priority: "high", createdAt: at(10) },
    { id: "a", skipped: false, priority: "high", createdAt: at(20) },
    { id: "b", skipped: false, priority: "high", createdAt: at(20) },
    { id: "e", skipped: true, priority: "critical", createdAt: at(40) },
    { id: "f", skipped: true, priority: "low", createdAt: at(30) },
  ] as const;
  for (const reviewCase of listed) {
    const others = listed.filter((other) => other !== reviewCase);
    expect(inCaseOrder([...others, reviewCase])).toEqual(listed);
    expect(inCaseOrder([reviewCase, ...others])).toEqual(listed);
  }
});
