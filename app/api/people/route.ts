import { handle } from "@/app/_server/http/handle";
import { InvitePersonInput, ListPeopleInput } from "@/lib/people/input";
import { invitePerson } from "@/lib/people/invite-person";
import { listAssignable, listPeople } from "@/lib/people/queries";

export const GET = handle({
  query: ListPeopleInput,
  run: (ctx, { query }) => (query.assignable ? listAssignable(ctx, query) : listPeople(ctx, query)),
});

export const POST = handle({
  creates: true,
  body: InvitePersonInput,
  status: 201,
  run: (ctx, { body }) => invitePerson(ctx, body),
});
