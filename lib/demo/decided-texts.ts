import { STARTER_CATEGORIES } from "@/lib/catalogue/starter";
import { PRIORITIES, type Priority } from "@/lib/domain/ticket";

/** A text that somebody decided on before. */
export interface ImportedText {
  text: string;
  category: string;
  priority: Priority;
}

/** One text a line, by category, with its priority in front. */
const WRITTEN: Record<string, string> = {
  technical: `
low: would be good if the error text was a little friendlier
medium: The date picker on the leave form shows the American order (month first) even though my profile says UK.
low: It isn't really a problem, but the list jumps back to the top whenever I close a ticket, and on a long list that's tiresome.
medium: My autosave didn't work and four hours of translation are gone. Is there any copy? The text is due this evening.
medium: can't upload my tax documents. stuck at 99%. deadline for the tax office is the 31st, that is in two days
high: Both our self-service kiosks show 'please see attendant' only. It's quiet now, but the market on Saturday brings 500 visitors.
medium: my laptop won't start anymore, only a blue screen saying inaccessible boot device. All my work for tomorrows presentation is on it
low: Not a complaint: the confirm dialog asks 'Are you sure?' and the buttons are 'Cancel' and 'Abort'. Made me laugh.
high: Your status page's certificate expires next month and the chain contains an old intermediate that some of our customers' devices don't trust. Not broken yet.
critical: checkout is down. every card payment on our shop fails with a white page since about 20 minutes, black friday traffic, please someone
high: The pharmacy's fridge sensors are silent since 3 am, there's vaccine worth a lot in there, and we can't be there to watch it by hand all day.
high: I'm the only dispatcher on shift and my screen freezes every time an emergency call comes in. Need someone right now.
critical: Nobody on the second floor can reach the shared drive since the switch was swapped at lunch. We are 22 people and we're all just sitting here.
critical: The insulin pump dashboard on ward 4 stopped updating at 06:40. Nurses are going round by hand. We need it back immediately.
medium: cannot find the export button since the redesign. it used to be on top
medium: cant log my hours system says 403 and today is last day
low: sometimes the spinner spins a bit too long
medium: The camera above the loading bay is blurred since the rain. The other one covers most of it.
medium: Mail rules vanish for me and my two colleagues whenever we restart. We set them up again each Monday.
low: In the new layout the 'archive' icon looks like a bin. I was afraid I'd delete things :)
low: fyi the link to the cookie policy goes to a 404
medium: Since the test alarm the sign in our entrance hall says 'EMERGENCY'. All visitors ask about it. It's just the sign.
low: Is there a keyboard shortcut for closing a ticket? If not, that would be a nice idea.
medium: QR code on the visitor badge is too small for the gate; we print it larger by hand.
medium: The 'URGENT' stamp is printed on all letters, even on normal ones. We cover it with a label.
high: All scheduled reports went out empty this morning to our clients (about 60 firms). They start to ask. Next run tomorrow at 6.
medium: The monthly newsletter template breaks in Outlook: two columns become one.
medium: My exam proctoring software says 'unsupported kernel extension' on my Mac. The exam's on Thursday morning; there is no second date.
medium: Numbers in the dashboard use a comma and in the export a full stop; Excel doesn't like it.
medium: Latest iOS app: tapping a push notification opens the home screen rather than the message.
high: The website has been showing yesterday's prices since this morning, in all stores. Loss is small but grows.
medium: Hello, the scan to mail function of the copier in room 112 sends the pages upside down. Regards, M. Osei
low: Not urgent at all: version number in 'About' isn't updated.
high: stuck in the lift app control, door won't open, i'm inside
critical: Nothing comes out of the production line's label server. Belts stopped. Every hour costs us about 9,000.
medium: Since the update the app asks me to allow notifications every single time I open it. Annoying but I can work.
critical: the school's emergency phone line is dead
medium: Video calls drop after exactly 30 seconds from my home. I have interviews with candidates all day tomorrow.
critical: No trains are shown on the boards of the whole station. People ask the staff, it's chaos on the platforms. The data feed at our end arrives.
high: Projector in the main hall does not turn on and the minister's speech starts in fifteen minutes
critical: Backups haven't run for eleven days, I only noticed by chance. No error mail was sent. What if something happens now?
medium: The screen reader skips the 'Submit' button in the new form, so I can't send my application. Closing date is Friday.
critical: The smoke detectors' batteries report 5% in all 60 flats. The supplier says they last another week.
high: oven controllers 2 and 5 show no recipe. bakery starts at 3am!! it's 2:40
medium: If I type quickly in the address field the letters come out in the wrong order.
low: I noticed that the footer still says 2021.
critical: everything's down here, intranet, mail, telephones. server room is at 41 degrees, the air conditioning failed. i'm switching off what i can
medium: When I select more than 100 rows and press 'close', only 100 are closed. Then I do it again.
medium: Live subtitles don't work. I'm deaf and have a job interview over your platform at 3.
critical: Emergency exit lights control panel shows fault on all floors; fire service inspection says building mustn't be used like that. 250 people inside.
medium: Since the change of clocks, all my appointments are an hour off in the patient letters, not in the calendar. The letters for next week go out tonight.
high: One of the two power supplies of the core switch is broken; runs on the second. Spare part can be fitted in any maintenance window.
critical: After restoring from the backup, I believe some invoices from the last quarter are missing. We counted 212, there should be about 260. Tax audit is in 10 days.
medium: The zoom resets when I switch tabs in the plan viewer. It makes me mad but okay.
medium: 'Undefined' appears in place of the customer's name at the top of the letters. I correct it by hand before printing.
critical: Conveyor PLC lost contact with your gateway and went into safe stop. Sorting hall of 80 people is standing. Restarted twice, no change.
low: The chart's colours are hard to tell apart for me, I am red-green colour blind. Maybe think about it in a later release.
high: The interface to the lab gives duplicates. Five of us sort them out each morning, takes an hour. From Monday on we are two people less.
medium: Sound is missing on the second monitor's built in speakers since Windows update.
medium: Rich text editor loses the bullets when I paste from Word.
high: Two of our three servers don't answer, the third is at 100% and getting slower. If that one goes, the shop is off.
medium: The barcode reader types the numbers with an extra zero in front. Since I changed the USB port.
high: Both doctors can't write prescriptions, 'card terminal not found', waiting room full
low: Is it normal that the mobile app uses 300 MB a month?
medium: Excel keeps closing itself when I use the old template
high: Our customers tell us since yesterday that the confirmation mails land in spam, probably because the DKIM key isn't valid any more. We send about 3,000 a day; orders still come in.
low: Page takes 4 sec to load rather than 2. I'm just reporting.
medium: after updating to 14.2 my trackpad gestures stopped, mouse ok
medium: I've been waiting for the lab results of my daughter, and the portal says 'document damaged'. The operation is on Friday and the surgeon needs them.
high: None of the 30 classrooms' smart boards connect to the wireless projection since the network was renewed. Cables work. Parents' evening is tomorrow.
high: all three forklifts lost contact to the wms after lunch, drivers run with paper lists and trucks are waiting at the ramp
medium: Reply button in the mail client opens an empty window. I have to hit it twice.
medium: Tomorrow at 8 I'm giving the training for 15 people and the training environment says licence expired.
medium: login page background image doesn't load
medium: Shift planner forgets the filter. Every morning I have to choose 'my team' anew.
high: The five of us in procurement can't open orders over 100 lines; quarter closing is on Friday.
high: Since the switch to the new printer server nothing comes out on floors 3, 4 and 5. On the ground floor it works so people walk. Letters for the election must be printed by Thursday.
high: My team's (6 people) shared mailbox doesn't accept new mail, full. Customers get a bounce. We've begun to delete old stuff by hand.
medium: Our intranet search has been finding outdated pages since the move. Colleagues use the menu instead.
medium: Outlook keeps asking for my password and doesn't take it, webmail works. I can manage today with webmail.
high: All the tablets at the two reception desks are stuck on 'updating'. Guests queue.
high: tills 1 and 2 dead, long queue
low: could u make the logout button a bit more visible
low: When printing the lunch menu, the euro signs are missing. Chef says it's fine.
low: Emergency! My favourite emoji's gone from the picker. OK, no emergency.
medium: Received an 'internal error' when saving my signature. On second try it went well.
low: I get two birthday mails, one in the morning and one in the evening. Ha.
medium: Steps: 1) open a customer 2) click 'merge' 3) choose the second one. Expected: one customer. Actual: two, and a green message that says it's done. Doesn't happen each time. We've got a list of those to merge and will simply wait.
low: feature wish or bug, not sure: notes can't be longer than 255 signs
low: The hold music on your line is awful.
medium: Search for 'Müller' finds nothing, 'Muller' does. Chrome 126.
high: Orders from the web shop have not arrived in the ERP since last night. Warehouse has nothing to pick from 10 o'clock on.
medium: I can open the shared notebook but the pictures in it are broken.
medium: In the app for couriers, the signature pad is mirrored on the Zebra TC21.
high: The door badge readers of the lab building don't accept any card since the power cut. We've propped the door open, which is not allowed overnight.
high: The electronic class register has been unreachable for all teachers since yesterday evening. We note absences on paper, but reports are due on Friday.
critical: Database of the booking system is gone?? Every page says 'relation does not exist'. Happened right after your maintenance tonight. Hotel is full, 180 guests, we don't know who sleeps where.
critical: patient call buttons not ringing on any ward
medium: Video tutorials don't play in our company network, it says blocked. At home they do.
medium: Exported spreadsheet has the umlauts turned into question marks. Opening with LibreOffice 7.
low: The welcome tour starts again each time I log in. I just close it.
high: our delivery van tablets (3 of them) do not load the route since the update, drivers are waiting in the yard
high: no emails are going out from our company since yesterday. some customers are getting impatient
medium: Rounding: 3 items at 3.33 make 10.00 in the cart and 9.99 on the receipt.
high: Our e-mail has had 4 hours' delay since this morning, company-wide. Phone works. Tenders have to be in by 6 pm.
medium: Webhooks for order.created come twice since Tuesday, so our customers receive two confirmation mails each. We switched ours off for now but need it by the weekend sale.
low: It would help to see seconds in the log view.
low: Dear team, would it be possible to enlarge the font of the ticket list? My eyes aren't what they used to be.
critical: The building management system does not react, heating is off in the whole hospital wing C, outside it's minus 8.
low: Tiny thing: on the settings page it says 'recieve' instead of 'receive'.
`,
  billing: `
medium: Please cancel our subscription at the end of the term and send a confirmation.
medium: Your dunning letter gives me until tomorrow. I paid in full on the 2nd. Stop it.
medium: Hi, could you send me a copy of the March invoice? I can't find the mail any more.
medium: The coupon SPRING20 is refused with 'not valid for your plan' though the flyer says all plans.
low: Quick one: does the price per seat include VAT or not?
low: We are preparing our budget for next year. Could you let us have the prices for 60, 80 and 100 users?
high: Our service is going to be cut off at midnight says the mail, but I paid the bill last week, here's the bank slip. I work from home and need the line!!
high: Pension contributions of 75 people were not transferred this month, the fund writes; deadline for the correction is Wednesday.
medium: We have five seats but seven are billed. Please check, it has been like this for two months.
low: what's your bank's BIC? our form has a field for it
critical: Every customer in Spain has been charged VAT twice since midnight, it goes on with each order.
high: Please be aware that your system has sent a second reminder with costs to about 400 of our tenants who had all paid. It's the accounting export from the 3rd that was read in twice, I think. They're calling us now. I'd like to have it put right before the weekend.
critical: wrong account number is printed on this month's bills, 18,000 of them were mailed, people pay to a stranger
medium: The number of participants on the invoice is 14, we were 12.
low: I lost the receipt of a purchase in 2019. Is it still possible to get a copy?
medium: Need a pro forma invoice for customs, the goods leave in two weeks.
low: Could I get invoices in English instead of Dutch in future?
low: URGENT!!! (not really, sorry, my mail program puts that there.) Which address do I send the signed order form to?
critical: Our merchant account was closed without notice, 'risk review'. 12 shops can't take any cards on a Saturday. We've been a customer for nine years.
high: Our purchase department refuses to pay unless the invoice carries PO 4500-2231 and the new company address. They pay on Thursday, after that only in a month.
medium: double charged, rent bounced, please hurry
medium: You took the payment twice this month and now my account is overdrawn, the bank charges me for every day of this. Please send one back.
high: Since the price list import all of our 3,000 items cost one cent. I've taken the shop offline, but each hour offline costs us. Which button brings the old prices back?
medium: Two of our locations were put onto the old tariff again. It's about 30 euros a month each.
medium: Question about your fee table: we've been charged a 'cross-border fee' of 1.5% for a customer who lives in the same town. Can this be paid back?
medium: I was promised 15% for a year by your salesman Mr Boyd but the bill shows full price. Mail attached.
medium: My card was declined and now the reservation says it will be released in 2 hours. The card is fine, I've just used it elsewhere.
medium: The invoice says 'Reverse charge' but we're in the same country as you. Can you correct this?
low: invoice layout: please could the order number be printed a bit bigger
medium: I need the refund before Tuesday since I have to pay the hotel from it. You wrote ten working days ago that it's on its way.
medium: We were billed in dollars, our contract is in pounds. Please re-issue.
high: Three of our branches have had their card machines' rent doubled. Regional manager wants it solved this week.
medium: I overpaid by 12.50, please set it off against the next bill.
medium: The court wants proof of payment by tomorrow and your portal only lists the last three months. I need the receipt of last November.
critical: The whole marketing team's ads stopped: 'payment method rejected'. Campaign for the launch begins at 18:00 and we paid for the TV slot already.
high: Our club's account is blocked as your direct debit was returned. I paid it by hand; the tournament fees of eight teams must go out tomorrow.
low: Is there a discount for charities? We're a small animal shelter in Leeds.
low: Would the price change if we go from 12 to 9 users when the contract is renewed next spring?
medium: I cancelled in May. You still charged June. Please pay it back and confirm that it's over.
medium: We'd like to pay by bank transfer against invoice rather than card from now on. What do you need?
high: We were downgraded to Free overnight although we paid for the year in January. The whole sales team (18 of us) lost their pipelines view and we have a board meeting on Thursday.
medium: refund please, wrong size, sent back on the 4th
high: Auto-renewal charged 4,800 for a plan that we gave notice for in writing. Our budget's blocked by it, and we can't order material this week.
low: I'd like to switch from monthly to yearly next time it renews. It renews in November, so no stress.
medium: I'd been told that students get half price. I've sent in my card two weeks ago, but still pay in full.
medium: double charged for the same order, please return one payment
medium: Dear accounts team, on reconciling our ledger I've found that invoice 5540 was entered with a delivery date of 30 February. Obviously a slip. May I ask you for a corrected version before the end of the quarter? Kind regards, Wilhelmina Oduya
medium: We're being threatened with a collection agency over an invoice that was credited in February. I want this stopped today.
medium: The two licences for our interns were billed for a full year, they left after three months.
low: I would like to understand line 3 'platform adjustment' on the last bill. No hurry.
high: Three of our patients paid their fee online and your system marks them as unpaid, the reminders go out automatically on Friday. Please fix before that.
critical: Our whole month's payroll was paid out twice this morning, 1.2 million. Bank says recall is possible until 12:00 only.
medium: The bank transfer from 4 May isn't matched to invoice 2024-0771 yet. Proof attached.
low: Out of interest: what would it cost to keep the data for ten years?
high: Reminder fees were added for the four invoices that you yourselves had put on hold. Please cancel the fees, our boss is cross.
medium: Your invoice came as a picture within the mail. We need a PDF, or our system won't take it.
medium: Please change the payment method from card to direct debit. IBAN follows by phone.
low: Are the training days part of the support contract, or billed extra?
medium: Your accounting sent us a credit note although we had asked for nothing. What's it for?
critical: Our terminal provider says you've not paid out our takings for nine days. We can't pay wages on Friday without it - 28 people.
medium: I'd like a refund for the yearly plan as I've bought it for the wrong organisation by mistake, an hour ago. The right one has been bought as well.
medium: Receipt for my order 88213 shows the wrong VAT number. My accountant needs the right one for the quarter, which closes in three weeks.
medium: I'm a pensioner and every euro counts. This month you've taken 79 rather than 29. I've called three times and each time I'm told it will be looked into. My rent is due on the first.
low: Could you tell me how much the Premium plan would cost for 40 people?
medium: Which tax rate applies for a customer in Switzerland? Your invoice to them has 19%.
medium: How can I get an invoice in the name of my company rather than mine?
critical: cards declined for ALL our customers right now
low: hello is it possible to pay in 3 instalments
medium: Our company moved, please put the new address (Hafenstrasse 9, 20457 Hamburg) on all future invoices.
low: Is a price list in Swiss francs available?
medium: The wedding is on Saturday. I paid for the hall via your site, hall owner says nothing arrived. He'll give it away tomorrow.
medium: My gift card balance shows 0 after I cancelled the order that I'd paid with it.
high: Two of our filling stations can't charge fleet cards; 'issuer not available'. Lorry drivers are stuck there with empty tanks and no cash.
low: Do you accept payment by cheque?
medium: why did the price go up by 4 euro? nobody told me
critical: Direct debit run for this month went out with the wrong amounts: all 2,300 members were charged ten times the fee. Phones are ringing off the hook.
medium: Please split the bill between our two companies from next quarter on.
medium: Your payment page shows a wrong company name, two customers asked us whether it's genuine.
low: What happens with unused credits at the end of the year?
`,
  account: `
critical: single sign-on certificate expired at midnight. whole company (~900) locked out of payroll, wiki, tickets, everything
medium: I'm abroad and the SMS code doesn't reach my foreign number. I need to approve the salaries today.
low: I cannot log in to the old wiki, which is going to be switched off anyway. Ignore if it's any work.
high: None of our 45 field engineers can reset their passwords on their own any more: the mail with the link comes after it has expired. Passwords run out this Friday.
medium: Since I got married, my mail address and my login differ. Apps ask me for both. Not sure which to use.
medium: My title in the signature is out of date, and I can't edit it since it comes from the directory. Now 'Senior Buyer'.
medium: Mr Tanaka has left us. Please close his account and forward his mail to me.
critical: By mistake the guest group was given admin rights last night, and it's the public site. Anyone can get into the members' data.
critical: Since you switched on the new sign-in nobody in our accounting team gets past the company login page. It says 'audience mismatch'. Month end is tomorrow.
medium: no access to the roster and I don't know whether I'm on shift tonight. login says suspended?
medium: Username contains my old name (deadname). I'd be grateful if it could be changed everywhere.
critical: Our identity provider changed keys and now every single one of our customers (around 5,000 users) gets 'invalid signature' when signing in. Support line is flooded.
high: After last night's sync, 80 of our staff have lost their groups and with it the shared folders. They still have local copies to work on today. Tomorrow it gets tight.
medium: Password reset mail never arrives. Checked spam. Tried 5 times. I can't do anything without it
low: please remove me from the weekly digest list, thx
low: I sometimes mistype my password. Could the field have an eye symbol to show it?
medium: I'd like to sign in with Google instead of a password, is it possible to change that for an existing account?
high: I'm the on-call surgeon and my badge login is rejected in theatre
medium: I've been trying since yesterday afternoon. Reset link, new password, 'wrong password', again from the start. My annual declaration is in there and the office closes the matter tomorrow. Please don't send me another link to the help page.
critical: An admin of ours ran the clean-up and now all 600 user accounts are deactivated, including all admins. Nobody can log in to switch them on again.
medium: locked out, interview in an hour, help
medium: My colleague's out of office can't be set as she's in hospital and nobody knows her password. Could you do that for her? She's agreed.
medium: How come I can see the projects of the Lyon office but not edit them? I used to be able to.
low: Just for my understanding: who in our firm is able to see my private notes?
low: Please could you pronounce-proof my name: it's Siobhan with an accent on the a. Thank you.
medium: My permissions seem to be those of my old job. I moved to logistics a week ago.
medium: I never get asked for a second factor, although it's switched on. Is this right?
high: Our auditors come on Wednesday and need read access for three people; I don't find a role that lets them see but not change.
high: New colleagues started today, both sit in front of a login that says 'user unknown'. Their induction with the safety training starts in half an hour and it's only online.
critical: It seems every customer can see every other customer's tickets since tonight's deployment. We tested with two accounts. Take it offline!
high: The two control room operators were logged out and can't get in again, the plant is running unattended
medium: can you please tell me which email my account is under, i dont remember
medium: can't remember password, reset works?
medium: Could someone tell me how to hand over the ownership of our workspace? Our founder retires in summer and I'd like to prepare.
medium: I keep getting logged out after about ten minutes. Is this on purpose?
high: Three of the drivers share one login and it's been locked; the next tour starts at five tomorrow morning.
medium: I accidentally removed myself from the 'Events' group. Please put me back in.
low: When you have a moment, please change my surname in the directory from Keller to Keller-Brandt. I married in June.
low: Can I have two e-mail addresses on one account?
medium: forgot my password. the reset page wants my employee number, where do i find that
medium: The accounts of Tim and Olga were swapped: each sees the other's calendar. They take it with humour.
medium: We need one additional admin because I'm away for 3 weeks from the 12th.
high: Two of our night nurses have lost the right to see the medication plan after the role change yesterday. They begin at 21:00.
low: I'd like a different profile picture but the button's greyed out. Whenever you get to it.
medium: Both of our trainees see the salary menu. They can't open anything in it, but it should not be there at all.
medium: Please add Priyanka Nair as approver for cost centre 3300, starting the first of next month.
medium: The invite for j.moreau@ expired before she read it. Send again please.
medium: I am the new owner of the bakery and would need to be made admin, the previous owner Mr Haddad agreed by mail (attached).
medium: New phone number, old one's disconnected, so no code. I fly at 6 pm and my boarding pass is in the app.
medium: The security question 'first pet' isn't what I ever entered. Could you reset my questions?
medium: I got a new phone and the authenticator app is gone with the old one. I'm stuck at the code screen and I have a client call at 2.
medium: I registered with a typo in my e-mail (gmial). Can you correct it, then I can get the mails.
medium: Our only payroll clerk's account was closed by mistake instead of that of her namesake. She's meant to run payroll this afternoon.
medium: Change of role: Samira moves from support to sales on Monday. Same laptop, other groups.
medium: I want to delete my account and all my data. Please confirm when it's done.
low: How can I change the order of first and last name in my profile?
medium: We're changing our domain from oldname.com to newname.io in the autumn. What happens to our logins? Just planning.
low: is it possible to have a nickname shown instead of my full name
medium: Hi there, I'm on parental leave cover starting today and have no access to anything. My manager is on a plane until tonight.
high: All 25 temporary staff for the fair have no logins yet. The fair starts on Thursday.
low: close the account of the shop we gave up last year, whenever it suits you
high: Hello, our two new doctors have their badges, mail works, but the clinical system tells them 'no role assigned'. They share a colleague's screen for the time being, which data protection doesn't allow. Could that be sorted out today?
low: I own two accounts by accident, can these be merged some day?
low: How many characters does a password need?
medium: My mother passed away, and I have to get into her account for the insurance papers; the deadline is this week.
low: Can I use my work account at home as well?
medium: My student can't see the exam in her account, it starts tomorrow at 9. All the others can.
medium: Please take the role 'export' away from the interns' group. They don't need it. Nothing happened.
medium: My account shows the wrong birthday, so that I get 'happy birthday' in March. It's in October.
medium: please add me to the group 'lab-safety'
medium: I've changed my mobile number. Please update it for the codes. The old one still works until the end of the month.
high: We merged with Nordwind and 120 of their people need accounts by Monday morning. The CSV upload for users stops at row 37 with 'invalid domain'.
critical: no one can sign in. loops back to login page. all 300 staff
medium: Locked out after too many tries. It says wait 24 hours. I've got to hand in the tender today at five.
low: Who do I ask if I'd like to have access to the archive of 2010? Not needed now.
medium: The auditor's account expires at midnight and she's not finished. Extend it by a week please.
low: For the audit list: please confirm in writing that accounts of people who left are closed within a day.
medium: I have both an old and a new user name, and the tickets I opened with the old one do not show any more.
`,
  fraud: `
medium: A buyer sent me a screenshot of a payment and wants me to ship now, but I see no money in the account. He gets pushy. Should I send it?
medium: There is a charge of 89.90 on my card from your company but I have never had an account with you.
critical: Someone is sending our customers mails that look like ours and ask them to pay to a new bank account. Three have already paid.
critical: Forwarding what reception got this morning: 'Hi, this is Mark from head office, I need the list of all staff with birth dates and bank details for an audit'. Unfortunately the temp answered it, with the list. 140 people on it. What must we do now?
medium: A person calling himself from your IT department rang me and wanted me to install AnyDesk. I hung up. He knew my staff number though, which worries me.
medium: got one of those nigerian prince mails on my work address, lol
critical: Somebody in the dark web offers remote access to our network with screenshots from our ERP dated yesterday.
low: For the yearly training: do you have some examples of phishing mails we could show?
medium: A newsletter that pretends to come from you advertises crypto. I put it in the bin, maybe you would like to warn others.
critical: Someone's logged in as our admin and is deleting things as I type
high: The same person has asked for four refunds with four names; the parcels always 'get lost'. There's another one open now over 380.
critical: Our domain is on a blacklist because someone sends thousands of spam mails through our mail form at this moment. Our real mails bounce.
critical: A script is withdrawing points from our loyalty members' accounts; we count four thousand accounts since last night and it's going on.
medium: My grandmother gave her card details to someone claiming to be from you, by phone, this morning. How do we block it?
high: Chargebacks: 9 this week, normally 1 a month. All orders were sent to the same freight forwarder.
medium: I sold a camera over your marketplace. The buyer asks me to enter my card number on a page 'to receive the money'. Address looks like yours but ends in .shop. I've not done it yet; he writes every ten minutes.
medium: Two guests told us that they had been called by 'our reception' who wanted their card number. Neither gave it.
medium: I had a strange friend request from somebody claiming to be your CEO on the internal chat. Ignored it.
medium: My account's e-mail has been changed to someone else's, I got the notice. I still have a session open on the tablet.
critical: We see logins to the admin console from two countries at the same minute and new admin users we didn't create. Data of 40,000 patients is in there.
medium: A caller wanted to know who our IT provider is. I said nothing. Just letting you know.
high: Gift card codes are being guessed: the same visitor tried a few thousand numbers last night, and at least two cards were emptied.
critical: My phone lost signal, and five minutes later I got a mail that my account password was changed. I can't get in and there's 12,000 in it.
critical: An employee seems to have booked fake overtime for years. We'd need the login records kept safe before he's spoken to on Monday. Keep it confidential.
high: Two colleagues approved a login request on their phones that they hadn't started themselves. Just now.
medium: Hello, our bookkeeper received an invoice from a supplier we don't know for a domain registration we never ordered. Looks like one of those scams. We won't pay; should we report it anywhere?
medium: There's a profile with my photo and my name, it isn't me, and it writes to my students.
high: A customer disputes 6 bookings that were all paid with different cards but the same IP address. Bank wants our answer within 7 days.
medium: Got a mail from 'support@yourcompany-help.co' asking me to confirm my details. I did not click anything. Passing it on so you know.
medium: I see a login from a city I haven't been to. It might be my VPN. Could you tell me whether it was me?
medium: I think my ex has access to my account. He knew about the appointment I'd made with the lawyer. How can I throw him out today?
critical: Ransom note on the file server this morning. File names end in .lockd. We pulled the network cable. What do we do?
critical: Payment page: there's a script from a domain we don't know loading on our checkout. It reads the card fields. We found it ten minutes ago.
critical: We found a skimmer on one of our petrol pumps. It may have been there for a week.
critical: One of our ex employees still logs in, I can see him in the audit list this morning downloading the client list. He left on Friday.
critical: At 3:12 somebody from an IP in another country logged in to our ad account as our agency and set up campaigns for 9,000 a day. They're running right now, and our agency can't remove them.
high: More than a hundred of our students got a mail asking them to 'verify their mailbox'. Around ten asked us if it's real. Please block it today.
critical: The chat support bot of yours just gave me another customer's card number and address when I asked for my order. I've got screenshots.
high: Twelve new sign-ups with nearly the same name and all with disposable mail addresses booked all free trial slots for Saturday. Smells like someone doing it on purpose.
medium: unknown purchase of 450 on my card through you this morning, card is now blocked, what next
critical: Hi, security here at Lindqvist AB. Customer passwords from your portal are being sold on a forum, we bought a sample of 50, and 41 were valid.
high: A guest booked the penthouse for three weeks with what seems to be a stolen ID; he's supposed to arrive tomorrow. Front desk is unsure what to do.
high: We've had five sign-ups today with names like ours: 'Hotel Miramar Official', 'Miramar Hotel Support'... They write to our guests asking for card numbers.
critical: A cheque of our company was copied, bank says four more were presented today
critical: hacked. all our files encrypted. they want bitcoin
high: I just clicked the link in that 'parcel fee' message and typed my work password before I realised. What now?
high: Payment link in our customer's mail goes to an address that isn't ours; she paid 2,300 this morning and another is just about to.
medium: What should I do with a suspicious attachment? I haven't opened it and nobody else got one as far as I know.
high: fake reviews: 30 one-star reviews in one hour from accounts made today
critical: I think we have malware: seven PCs in sales open a black window at start and the antivirus is switched off.
low: Where can I read how to recognise phishing? I'd like to put it on the notice board.
medium: Someone opened an account with my e-mail address and is ordering things. I get the confirmations. They arrive at an address in Ohio.
critical: Leaked API key: our contractor pushed the live secret to a public repository an hour ago, there're already calls from addresses we don't know, someone is exporting contacts.
high: We've got a strange USB stick that was plugged in at reception, since then the two PCs there open windows by themselves.
medium: I got a parcel that I haven't ordered, with my name, and a bill for 600. Someone must be using my data. The bill says pay within 7 days.
medium: Is the mail from survey@yourbrand-feedback.net real?
critical: I'm from the bank's fraud desk: 73 cards that were all used in your shop last week have been abused since. Please stop card payments until it's clear.
critical: Finance got a call that sounded exactly like our CEO, asking for an urgent transfer. The clerk has sent 48,000 an hour ago. Can it be stopped?
medium: Is this text from you? 'Your account will be closed today, confirm here'. I've clicked but not typed anything.
critical: Somebody changed the IBAN of all suppliers in our system. Payment run is scheduled for 15:00, total 340k. Please lock it.
high: There's a seller on the marketplace using our photos and our company name. We found two people who ordered from him and got nothing.
`,
  general: `
low: The cafeteria menu link on the intranet points to last year. Who takes care of that?
low: Some praise for the migration assistant: moved 8 years of tickets in one night.
medium: We'd like to know how long delivery of a new laptop takes at the moment.
medium: Is it possible to change the language for only one of our customers? How?
low: Hi, is there a public roadmap somewhere?
low: Who won the pumpkin contest? :)
low: How long do you keep old recordings?
medium: Could somebody explain how the automatic assignment decides who gets a ticket?
low: Do you support left-handed mode? Haha no, seriously, one of our drivers asks for it.
medium: What's the best way to import contacts from our old system? About 500.
medium: Hi, could I borrow a beamer for next Wednesday afternoon?
low: I read about the outage at your competitor. Just glad we're with you!
low: The coffee machine in the lounge is great. That is all.
low: I am a student writing a thesis on help desks. May I interview someone of your team?
low: I was at your booth in Lisbon and somebody promised me a T-shirt, size L :)
medium: What do I need to do to get a parking permit at the south site?
medium: how can i print all tickets of one customer on a single sheet?
low: Could you recommend a training for beginners? We have two interns starting in autumn.
low: Feedback: onboarding video is great but too fast. Subtitles would help.
low: Please find attached our application for the vacancy in your Berlin office.
low: Your chatbot called me 'buddy'. Please don't.
medium: Our three working students would like to know how to log their hours from abroad.
medium: Where can I look up when our contract ends and which notice period we've got?
medium: Is it allowed to use the tool on a private phone?
low: Are there any plans for a Polish translation? A few of my colleagues would be happy.
medium: In what format do I need to send you the floor plan?
low: Do you have an Android app or is it iPhone only?
low: We'd be glad to be a reference customer, tell us what you need.
low: Idea: let us vote on articles in the help centre.
low: May I reuse the pictures in your help centre for our in-house training?
low: Just curious whether the servers run on green power.
low: I'd like to complain about the tone of your agent yesterday. It wasn't nice.
medium: Can I restore an archived project by myself?
low: Just checking if the office is open on Monday (bank holiday)
medium: How do I move a booking from one room to another? I looked through the menus and the help pages but didn't find it.
medium: Where can I see the status of my request?
medium: The inspector is here today and asks for the manual in print. Where's it?
medium: Our works council asks which personal data the tool stores about agents. Is there a document?
low: Do you have a phone number?
low: Please could you share the slides of last week's webinar.
low: what does SLA stand for?
low: Can I bring my dog to the office? The handbook doesn't say anything about it.
medium: what's the name of the new colleague in the travel team?
low: Is your data centre in the EU? A customer of mine asks.
medium: We're a team of translators and would like to understand whether one ticket can be followed by several people at once, and if so who gets the notices. The handbook chapter 6 only speaks of one.
low: Do you offer a reseller programme? We're an agency with around 30 customers who could use this.
low: It would be nice if one could drag a file straight into the chat instead of going through the menu.
low: Congratulations on ten years! Best wishes from all of us at the Riverside practice.
medium: I would like to book the training 'Advanced reporting' for two people, when's the next date?
medium: Which documents do I have to hand in for a sabbatical, and to whom?
medium: How do I cancel a room booking somebody else made who is ill?
low: Just wanted to say the new dark mode is lovely on the eyes. Thanks to whoever built it!
low: Thanks for the quick help yesterday! Ana was super friendly.
low: Nothing important. I was wondering why it's called Signalbox.
low: We'd love to have a bulk edit for tags. Upvoted on the forum too.
medium: Where can I see how many holidays I've left?
medium: Quick question, need it before my 2 o'clock meeting: does your product hold ISO 27001?
low: love it. five stars.
medium: Our tender closes tomorrow and we need your signed declaration on accessibility by then.
medium: Whom do I have to ask if I want to move my desk to another floor?
`,
};

/** Requests as another help desk had decided them: what the demo's model learns from. */
export function decidedTexts(): ImportedText[] {
  return STARTER_CATEGORIES.flatMap(({ slug }) => linesOf(slug).map((line) => ({ ...line, category: slug })));
}

function linesOf(category: string): Omit<ImportedText, "category">[] {
  return (WRITTEN[category] ?? "")
    .trim()
    .split("\n")
    .map((line) => {
      const at = line.indexOf(": ");
      const priority = PRIORITIES.find((one) => one === line.slice(0, at));
      if (!priority) throw new TypeError(`A decided text has no priority: ${line}`);
      return { priority, text: line.slice(at + 2) };
    });
}
