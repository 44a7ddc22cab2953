/** How often a step is tried again: a mail carrier may be away for hours. Twenty is Inngest's most. */
export const RETRIES = 9;
