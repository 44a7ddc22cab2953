export type SearchParams = Record<string, string | string[] | undefined>;

export type SearchPageProps = { searchParams: Promise<SearchParams> };

/** The first value of a URL parameter; null if the URL does not have it. */
export function firstParam(params: SearchParams, name: string): string | null {
  return [params[name] ?? []].flat()[0] ?? null;
}

/** The path with those parameters that have a value. False, null and "" leave a parameter out. */
export function hrefWith(path: string, params: Record<string, string | false | null>): string {
  const pairs = Object.entries(params).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return pairs.length > 0 ? `${path}?${new URLSearchParams(pairs)}` : path;
}
