/** Name of the cookie that tells the server if the sidebar is "folded" or "open". */
export const SIDE_NAV_COOKIE = "side";
