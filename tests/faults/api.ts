interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the API defines the shape
  body: any;
}

/** Calls the API. Null if the connection fails, as while the process is down. */
export async function api(
  url: string,
  method: string,
  path: string,
  options: { token?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer | null> {
  const headers: Record<string, string> = { ...options.headers };
  if (options.token) headers.authorization = `Bearer ${options.token}`;
  if (options.body !== undefined) headers["content-type"] = "application/json";
  try {
    const response = await fetch(url + path, {
      method,
      headers,
      body: JSON.stringify(options.body),
      signal: AbortSignal.timeout(10_000),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  } catch {
    return null;
  }
}

/** Signs in a demo account and returns its bearer token. */
export async function apiSignIn(url: string, email: string): Promise<string> {
  const answer = await api(url, "POST", "/api/auth/login", { body: { email, password: "demopassword" } });
  if (answer?.status !== 200) throw new Error(`${email} could not sign in: ${answer?.status}`);
  return answer.body.token;
}
