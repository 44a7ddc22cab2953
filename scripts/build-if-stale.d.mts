export function buildIfStale(dir: string): Promise<void>;
