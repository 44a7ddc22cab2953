/** A problem response of our API (RFC 9457). `status` 0: there was no response. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly detail: string,
    readonly errors: readonly { pointer: string; message: string }[] = [],
    /** From `Retry-After`. */
    readonly retryAfterSeconds?: number,
  ) {
    super(detail);
    this.name = "ApiProblem";
  }
}

interface CallOptions {
  body?: unknown;
  /** Sent instead of a JSON body; next-auth needs it. */
  form?: URLSearchParams;
  file?: { content: Blob; media: string };
  version?: number;
  /** A repeated request with the same key returns the first response. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Calls our own API. Rejects with `ApiProblem`, also if the network fails, or with AbortError if aborted. */
export async function callApi<T = unknown>(method: string, path: string, options: CallOptions = {}): Promise<T> {
  const [response, text] = await send(method, path, options);
  const body = parseJson(text);
  if (response.ok) return body as T;
  throw problemFrom(response, body);
}

/** The problem that a call was rejected with; null if it succeeded. */
export function problemOf(call: Promise<unknown>): Promise<ApiProblem | null> {
  return call.then(
    () => null,
    (error) => {
      if (error instanceof ApiProblem) return error;
      throw error;
    },
  );
}

/** Reads the body too, because the connection can break in the middle of it. */
async function send(method: string, path: string, options: CallOptions): Promise<[Response, string]> {
  const { body, form, file, version, idempotencyKey, signal } = options;
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", "application/json");
  if (file) headers.set("content-type", file.media);
  if (version !== undefined) headers.set("if-match", `"${version}"`);
  if (idempotencyKey !== undefined) headers.set("idempotency-key", idempotencyKey);
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: form ?? file?.content ?? (body === undefined ? undefined : JSON.stringify(body)),
      signal,
      cache: "no-store",
      credentials: "same-origin",
    });
    return [response, await response.text()];
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, "network", "The server can’t be reached. Check your connection and try again.");
  }
}

function parseJson(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function problemFrom(response: Response, body: unknown): ApiProblem {
  const problem = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const retryAfter = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ApiProblem(
    response.status,
    typeof problem.type === "string" ? problem.type : "unknown",
    typeof problem.detail === "string"
      ? problem.detail
      : `The server responded with ${response.status} and gave no reason.`,
    Array.isArray(problem.errors) ? problem.errors : [],
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}
