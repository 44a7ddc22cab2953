import { expect } from "vitest";
import type { RouteAnswer } from "./accounts";

/** Checks that an error response has our problem format. `pointer` is that of the first invalid field. */
export function expectProblem(answer: RouteAnswer, status: number, type?: string, pointer?: string): void {
  expect([answer.status, answer.json?.type, answer.text]).toEqual([status, type ?? answer.json?.type, answer.text]);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("x-request-id")).toBe(answer.json.requestId);
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.json).toMatchObject({
    type: expect.any(String),
    title: expect.any(String),
    detail: expect.any(String),
    status,
  });
  const allowed = ["type", "title", "status", "detail", "requestId", "errors"];
  expect(Object.keys(answer.json).filter((key) => !allowed.includes(key))).toEqual([]);
  expect(answer.text).not.toMatch(INTERNAL);
  expect(answer.text).not.toContain(process.cwd());
  if (pointer !== undefined) expect(answer.json.errors?.[0]?.pointer).toBe(pointer);
}

/** Never part of a response: stack traces, SQL, our paths, database errors. */
const INTERNAL =
  /\bat .+:\d+|node_modules|\/lib\/|\.ts\b|select |insert into|update "|drizzle|pglite|postgres|constraint|ECONN|TypeError/i;
