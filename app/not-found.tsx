import { ButtonLink } from "@/app/_components/button";
import { PlainPage } from "@/app/_features/app-shell/plain-page";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <PlainPage
      title="There is nothing at this address"
      actions={
        <>
          <ButtonLink href="/tickets" look="primary" size="lg">
            My tickets
          </ButtonLink>
          <ButtonLink href="/" size="lg">
            Start page
          </ButtonLink>
        </>
      }
    >
      <p>
        It may have been removed, or it may belong to somebody else. If you followed a link to a ticket, check that you
        are signed in with the address it was sent to.
      </p>
    </PlainPage>
  );
}
