/** Words without a topic: English function words, and words of every request for help. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about above after again against ahead all also always am an and any anything anyone are around as at away back be
  because been before being below between both but by came can cannot can't could couldn't did didn't do does doesn't
  doing don't done down each either else etc even ever every everything few for from further get gets getting give go
  goes going gone got had has hasn't have haven't having he her here him his how i i'm i've if in instead into is isn't
  it its just know let like live made make makes many may me might more most much must my need needs new no nor not
  nothing now of off on once one online only onto or other others our out over own per please rather really same say
  says see seem seems she should since so some someone something still such sure take than thank thanks that the their
  them then there these they thing things this those though through till to together too toward try trying under until
  up upon us use used uses using very via want was wasn't way we well went were what when where whether which while who
  why will with within without won't would yes yet you your
  dear hello hey hi regards best kind kindly sincerely morning afternoon evening cheers
  ask asking assist general help helping issue issues matter other problem problems question questions request requests
  support ticket tickets team user users`.split(/\s+/),
);
