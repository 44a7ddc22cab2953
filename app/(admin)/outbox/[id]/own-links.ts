/** The addresses of our own pages that a text names, each once. Others are not made into links: anybody may have written them. */
export function ownLinks(text: string, appUrl: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"')]+/g) ?? [];
  const links = found.map((link) => link.replace(/[.,;:!?]+$/, ""));
  return [...new Set(links.filter((link) => link === appUrl || link.startsWith(`${appUrl}/`)))];
}
