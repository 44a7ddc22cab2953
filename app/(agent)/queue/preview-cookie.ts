/** Remembers if the queue's preview is shown, so that the server renders it that way. */
export const PREVIEW_COOKIE = "preview";
