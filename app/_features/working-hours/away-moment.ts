/** The end of an absence as ISO time, from the date and time fields. Null without a date; midnight without a time. */
export function awayMoment(date: string, time: string): string | null {
  if (date === "") return null;
  const at = new Date(`${date}T${time || "00:00"}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The texts of the date and time fields for an ISO time, in the browser's time zone. Midnight gives an empty time. */
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
