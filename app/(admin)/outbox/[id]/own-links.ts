/** The URLs in a text that lead to our own pages, each once. Others are left out: a stranger may have written them. */
export function ownLinks(text: string, appUrl: string): string[] {
  const urls = text.match(/https?:\/\/[^\s<>"')]+/g) ?? [];
  const links = urls.map((link) => link.replace(/[.,;:!?]+$/, ""));
  return [...new Set(links.filter((link) => link === appUrl || link.startsWith(`${appUrl}/`)))];
}
