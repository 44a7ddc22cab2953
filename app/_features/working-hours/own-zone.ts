/** The zone of this browser's clock. One that can't tell says Etc/Unknown, which is nobody's. */
export function ownZone(): string {
  const zone: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zone && zone !== "Etc/Unknown" ? zone : "UTC";
}
