/** The URLs of our own pages in a text, each once. Excludes other URLs: a stranger may have written them. */
export function ownLinks(text: string, appUrl: string): string[] {
  const urls = text.match(/https?:\/\/[^\s<>"')]+/g) ?? [];
  const links = urls.map((link) => link.replace(/[.,;:!?]+$/, ""));
  return [...new Set(links.filter((link) => link === appUrl || link.startsWith(`${appUrl}/`)))];
}
