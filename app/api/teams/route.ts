import { handle } from "@/app/_server/http/handle";
import { createTeam } from "@/lib/catalogue/create-team";
import { CreateTeamInput, ListTeamsInput } from "@/lib/catalogue/input";
import { listTeams } from "@/lib/catalogue/queries";

export const GET = handle({ query: ListTeamsInput, run: (ctx, { query }) => listTeams(ctx, query) });

export const POST = handle({
  body: CreateTeamInput,
  creates: true,
  status: 201,
  run: (ctx, { body }) => createTeam(ctx, body),
});
