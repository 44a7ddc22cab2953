/** Holds "folded" or "open", so that the server renders the sidebar in that state. */
export const SIDE_NAV_COOKIE = "side";
