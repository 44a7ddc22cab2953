import { maskAddresses } from "@/lib/text/mask-addresses";

/**
 * The text with everything blanked out that is not the writer's own prose: code (fenced, inline or indented), stack
 * traces and log lines, earlier mails (lines that begin with ">"), addresses and file paths. Of the same length, so that
 * positions still hold. Linear in the length, whatever the text.
 */
export function maskLiterals(text: string): string {
  return maskAddresses(hideLines(text).replace(INLINE_CODE, blank)).replace(/\S+/g, hidePath);
}

/** Closed on the line where it begins; an apostrophe typed as a backtick hides little. */
const INLINE_CODE = /``[^\n]*?``|`[^`\n]*`/g;
const FENCE = /^[ \t]{0,3}(```|~~~)/;
const NOT_PROSE = [
  /^[ \t]{0,3}>/,
  // Four spaces or a tab: code, and the frames of most stack traces.
  /^(?: {4}|\t)/,
  /^ {0,3}at \S.*[(:]/,
  /^ {0,3}(?:Caused by:|Traceback )/,
  /^ {0,3}[\w.$]*\w(?:Error|Exception)\b/,
  // A line of a log begins with its time.
  /^ {0,3}\[?\d{4}-\d\d-\d\d[T ]\d/,
];

function hideLines(text: string): string {
  let fence: string | undefined;
  return text
    .split("\n")
    .map((line) => {
      const mark = FENCE.exec(line)?.[1];
      const isEdge = mark !== undefined && (fence === undefined || fence === mark);
      if (isEdge) fence = fence === undefined ? mark : undefined;
      return isEdge || fence !== undefined || NOT_PROSE.some((form) => form.test(line)) ? blank(line) : line;
    })
    .join("\n");
}

function hidePath(chunk: string): string {
  return /[/\\]/.test(chunk) ? blank(chunk) : chunk;
}

/** NUL is no white space and no letter: no word begins or ends there. */
function blank(text: string): string {
  return "\0".repeat(text.length);
}
