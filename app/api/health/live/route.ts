/** The process is up; says nothing of what it depends on. */
export const GET = () => Response.json({ status: "up" }, { headers: { "cache-control": "no-store" } });

export const dynamic = "force-dynamic";
