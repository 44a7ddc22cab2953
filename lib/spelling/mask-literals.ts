import { maskAddresses } from "@/lib/text/mask-addresses";

/** Blanks code, stack traces, logs, quoted emails and addresses. All other text keeps its position. Linear time. */
export function maskLiterals(text: string): string {
  return maskAddresses(maskLines(text).replace(INLINE_CODE, blank)).replace(/\S+/g, maskPath);
}

/** Code ends on its own line, so that a backtick used as an apostrophe blanks little. */
const INLINE_CODE = /``[^\n]*?``|`[^`\n]*`/g;
const FENCE = /^[ \t]{0,3}(```|~~~)/;
const NOT_PROSE = [
  /^[ \t]{0,3}>/,
  // Four spaces or a tab: code, and the frames of most stack traces.
  /^(?: {4}|\t)/,
  /^ {0,3}at \S.*[(:]/,
  /^ {0,3}(?:Caused by:|Traceback )/,
  /^ {0,3}[\w.$]*\w(?:Error|Exception)\b/,
  // Log lines start with a time.
  /^ {0,3}\[?\d{4}-\d\d-\d\d[T ]\d/,
];

function maskLines(text: string): string {
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

function maskPath(chunk: string): string {
  return /[/\\]/.test(chunk) ? blank(chunk) : chunk;
}

/** Replaces text by NUL, which is neither white space nor a letter, so that no word starts or ends there. */
function blank(text: string): string {
  return "\0".repeat(text.length);
}
