/** What a handler wrote to the response. */
export interface RecordedResponse {
  status: number;
  headers: Headers;
  body: string | null;
}

/** Implements the methods of `NextApiResponse` that next-auth calls, and records the response. */
export function responseRecorder() {
  const recorded: RecordedResponse = { status: 200, headers: new Headers(), body: null };
  const { headers } = recorded;
  return {
    recorded,
    status(status: number) {
      recorded.status = status;
      return this;
    },
    getHeader: (name: string) => (name === "Set-Cookie" ? headers.getSetCookie() : (headers.get(name) ?? undefined)),
    setHeader(name: string, value: string | string[]) {
      headers.delete(name);
      for (const line of [value].flat()) headers.append(name, line);
      return this;
    },
    json(body: unknown) {
      headers.set("Content-Type", "application/json");
      recorded.body = JSON.stringify(body);
    },
    send(body: unknown) {
      if (typeof body === "object" && body !== null) recorded.body = JSON.stringify(body);
      else recorded.body = body === undefined ? null : String(body);
    },
    end() {},
  };
}
