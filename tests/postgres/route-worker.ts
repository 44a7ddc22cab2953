import { text } from "node:stream/consumers";
import { closeDatabase, database } from "@/lib/db/client";
import { routeTicket } from "@/lib/routing/route-ticket";
import { testContext } from "../support/context";

/** Another instance of the app: routes the tickets given on standard input, all at once. */
const ids: string[] = JSON.parse(await text(process.stdin));
const { db } = await database();
const routed = await Promise.all(ids.map((ticketId) => routeTicket(testContext(db), { ticketId })));
console.log(JSON.stringify(routed.map((each) => each.state)));
await closeDatabase();
