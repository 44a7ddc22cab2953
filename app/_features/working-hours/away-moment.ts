/** When an absence ends, from a date field and a time field; the day's beginning without a time. Null for no day. */
export function awayMoment(date: string, time: string): string | null {
  if (date === "") return null;
  const at = new Date(`${date}T${time || "00:00"}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** What stands in the two fields for a moment, by the clock of whoever looks at them. */
export function awayFields(awayUntil: string | null): { date: string; time: string } {
  if (awayUntil === null) return { date: "", time: "" };
  const at = new Date(awayUntil);
  const two = (number: number) => String(number).padStart(2, "0");
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return {
    date: `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: time === "00:00" ? "" : time,
  };
}
