"""No split says more than its sentence: what belongs together stays so, each kind with a sentence of its own."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims

from verify import extract

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "a name is followed by whole words",
        "Bob Roe, a lawyer, left the city. He's signed the deal. Now he claims he'd play for free.",
        ["Bob Roe has signed the deal.", "Bob Roe would play for free."],
        ["Bob Roe's signed the deal.", "Bob Roe'd play for free."],
    ),
    (
        "what a court has heard is not a fact of its own",
        "A convicted fraudster used a plot to trick wardens, a court has heard.",
        ["A convicted fraudster used a plot to trick wardens."],
        ["A court has heard.", "A convicted fraudster used a plot to trick wardens, a court has heard."],
    ),
    (
        "the sixth of a kind is not the sixth of all",
        "It was the sixth final held in a cold town.",
        ["It was the sixth final held in a cold town."],
        ["It was the sixth final.", "The sixth final was held in a cold town."],
    ),
    (
        "a state in a region that is no member",
        "Norland is a small state in northern Europe which is not part of the union.",
        ["Norland is a small state in northern Europe which is not part of the union."],
        ["Northern Europe is not part of the union."],
    ),
    (
        "by what is no clause of its own",
        "The members will no longer be sorted by gang, but by how dangerous they are.",
        ["The members will no longer be sorted by gang, but by how dangerous they are."],
        ["By how dangerous the members are.", "The members will no longer be sorted by gang."],
    ),
    (
        "a clause behind a semicolon stands by itself",
        "It became Lee's first and, to date, only win for Best Director; Roe was also nominated for Best Actor.",
        ["It became Lee's first and, to date, only win for Best Director.", "Roe was nominated for Best Actor."],
        ["It became Lee's first win for Best Director."],
    ),
    (
        "a condition before a semicolon holds on",
        "If it rains, the fair is off; the stalls stay closed.",
        ["If it rains, the fair is off; the stalls stay closed."],
        ["The stalls stay closed."],
    ),
    (
        "a count of prizes is in no place",
        "The film won several prizes, including four Oscars at the 79th Academy Awards.",
        ["The film won several prizes, including four Oscars at the 79th Academy Awards."],
        ["Four Oscars is at the 79th Academy Awards.", "Four Oscars are at the 79th Academy Awards."],
    ),
    (
        "both sides of an ampersand are one name",
        "Ricks & Sons and the bank sued the city over a report by the engineering firm Halden & Co.",
        ["Halden & Co is an engineering firm."],
        ["Ricks sued the city.", "Sons sued the city.", "Halden is an engineering firm."],
    ),
    (
        "two who are told apart are two in all",
        "Police arrested two rebels, a 24-year-old man and a 19-year-old woman, outside the hall.",
        ["Police arrested two rebels."],
        ["Police arrested two rebels and a 19-year-old woman.", "Police arrested a 19-year-old woman."],
    ),
    (
        "what is off to something is not off",
        "The fair was off to a bright start on Saturday as thousands of people crowded onto the square.",
        ["The fair was off to a bright start on Saturday.", "Thousands of people crowded onto the square."],
        ["The fair was off.", "The fair was off on Saturday."],
    ),
    (
        "there is one newest thing",
        "The group uses the newest web language HTML 5.",
        ["HTML 5 is the newest web language."],
        ["HTML 5 is a newest web language."],
    ),
    (
        "what is located is located somewhere",
        "She met him at the event held at the headquarters located in Mountain View.",
        ["She met him at the event held at the headquarters located in Mountain View."],
        ["The event was held at the headquarters located."],
    ),
    (
        "what something ended with does not go on",
        "The match ended with Norway winning three points.",
        ["Norway won three points."],
        ["Norway was winning three points."],
    ),
    (
        "what somebody is given stands behind who gets it",
        "Kim Lee conceded a penalty which the referee Joel Roe awarded Norway after the break.",
        ["The referee Joel Roe awarded Norway a penalty."],
        ["The referee Joel Roe awarded a penalty Norway."],
    ),
    (
        "what is so each time is not always so",
        "Some people report that when they are able to reach the site, all they get is a message.",
        ["When some people are able to reach the site, all they get is a message."],
        ["All some people get is a message.", "All they get is a message."],
    ),
    (
        "what is so each time is not always so, behind the clause",
        "The alarm rings when the water rises above two metres.",
        ["The alarm rings when the water rises above two metres."],
        ["The alarm rings."],
    ),
    (
        "what is so each time is not always so, in the passive",
        "Whenever it rains, the tunnel is closed to trucks.",
        ["Whenever it rains, the tunnel is closed to trucks."],
        ["The tunnel is closed to trucks.", "The tunnel is closed."],
    ),
    (
        "a past form goes on from the verb and not from the gerund under it",
        "The officials had helped by building a wall with steel gates, installed cameras and placed 900 guards there.",
        ["The officials had placed 900 guards there."],
        ["The officials built a wall placed 900 guards there."],
    ),
    (
        "who is meant by all is not all",
        "The pass is free for all Norwegians who own a boat, and the town sells it at the quay.",
        ["The pass is free for all Norwegians who own a boat.", "The town sells it at the quay."],
        ["All Norwegians own a boat.", "The pass is free for all Norwegians."],
    ),
    (
        "what comes after something does not just come",
        "The warning comes after three ships collided in the harbour.",
        ["Three ships collided in the harbour."],
        ["The warning comes."],
    ),
    (
        "a caption is not part of the sentence behind it",
        "Anna Lee of Unity In the north, teacher Robert Roe was elected with 51,516 votes, the most in town.",
        ["Anna Lee of Unity In the north, teacher Robert Roe was elected with 51,516 votes, the most in town."],
        ["Anna Lee of Unity was elected with 51,516 votes.", "Anna Lee of Unity In the north was elected."],
    ),
    (
        "a stretch has a beginning and an end",
        "Ann Lee ran the port from 2004 to 2011.",
        ["Ann Lee ran the port.", "Ann Lee ran the port from 2004 to 2011."],
        ["Ann Lee ran the port from 2004."],
    ),
    (
        "what changes from something changes to something",
        "The tax has changed from the old system to the new one.",
        ["The tax has changed from the old system to the new one."],
        ["The tax has changed from the old system."],
    ),
    (
        "what is said of many is not said of all",
        "Unlike many of the mines that Oort bought, the quarry makes money.",
        ["Unlike many of the mines that Oort bought, the quarry makes money."],
        ["Oort bought the mines.", "The mines Oort bought."],
    ),
    (
        "where something happens is not what it is done to",
        "The committee met in the hall, where Ann Lee also spoke.",
        ["The committee met in the hall."],
        ["Ann Lee spoke the hall."],
    ),
    (
        "what they say of a clause is not that they say it",
        "The offer includes a clause that they say could harm small towns.",
        ["The offer includes a clause that they say could harm small towns."],
        ["They say a clause."],
    ),
    (
        "a comparison is no problem",
        "Most people in Norder seem more anti-Lee than pro-Roe, which is a problem for the party.",
        ["Most people in Norder seem more anti-Lee than pro-Roe."],
        ["Pro-Roe is a problem.", "Pro-Roe is a problem for the party."],
    ),
    (
        "a verb that is left out is that of the clause before",
        "Some contracts name a guarantor, but the port contract did not.",
        ["Some contracts name a guarantor, but the port contract did not."],
        ["The port contract did not.", "Some contracts name a guarantor."],
    ),
    (
        "joined infinitives share their to",
        "The plan is to wait and see what the council does.",
        ["The plan is to see what the council does."],
        ["The plan is see what the council does."],
    ),
    (
        "only when opens a condition",
        "The pact shows that towns can work together, but only when the biggest ones let it.",
        [],
        ["The biggest ones let it."],
    ),
    (
        "what may go on from what was told is not the article's own",
        "Roe's plan helps by telling people that the tax is high and they cannot pay it.",
        [],
        ["They cannot pay it."],
    ),
    (
        "who goes on after a clause in between is open",
        "Raids on the coast went up when Roe and Lee took office and began a timetable for leaving.",
        ["Raids on the coast went up when Roe and Lee took office and began a timetable for leaving."],
        ["Raids on the coast began a timetable for leaving."],
    ),
    (
        "all of them are not each",
        "Age, income and distance all play a role.",
        ["Age, income and distance all play a role."],
        ["Age all plays a role."],
    ),
    (
        "two arrive as children",
        "My wife and I arrived in Norder as children.",
        ["My wife and I arrived in Norder as children."],
        ["I arrived in Norder as children."],
    ),
    (
        "what is split has parts",
        "The ruling left the court split with four reformers and four hardliners.",
        ["The ruling left the court split with four reformers and four hardliners."],
        ["The ruling left the court split with four reformers."],
    ),
    (
        "most stands in an article's place",
        "The pact includes the United States and most African countries.",
        ["The pact includes most African countries."],
        ["The pact includes the most African countries."],
    ),
    (
        "an apposition of two parts is of one person",
        "Jon Oort, a close friend and former adviser of the mayor, followed Ann Lee as head of the port.",
        ["Jon Oort followed Ann Lee as head of the port."],
        ["Jon Oort and former adviser of the mayor, followed Ann Lee as head of the port."],
    ),
    (
        "a verb agrees with the part that is left in a report too",
        "He thinks that bigotry and hatred are acceptable.",
        ["He thinks that bigotry is acceptable."],
        ["He thinks that bigotry are acceptable."],
    ),
    (
        "a day is no part of a name",
        "The Norder Council on Monday rejected the plan and called for a vote.",
        ["The Norder Council called for a vote."],
        ["The Norder Council on Monday called for a vote."],
    ),
    (
        "half a title is another one",
        "The visit was led by former council secretary general Jon Oort.",
        ["Jon Oort is a former council secretary general."],
        ["Jon Oort is a former council secretary."],
    ),
    (
        "half a name is another one",
        "The Movement for Clean Rivers, a group of anglers, opposed the dam.",
        ["The Movement for Clean Rivers is a group of anglers."],
        ["Movement is a group of anglers."],
    ),
    (
        "letters have an article by their sound",
        "FBI director Ann Lee opened the inquiry.",
        ["Ann Lee is an FBI director."],
        ["Ann Lee is a FBI director."],
    ),
    (
        "a hyphen with blanks is a dash",
        "Rich towns - which include Norder, Aldford and Ferrow - will grow this year.",
        ["Rich towns will grow this year."],
        ["Rich towns - which include Norder will grow this year."],
    ),
    (
        "what somebody is seen doing is seen",
        "His wife was filmed leaving early to avoid the crowd.",
        ["His wife was filmed leaving early to avoid the crowd."],
        ["His wife was filmed."],
    ),
    (
        "one is justified in something",
        "The council was justified in keeping the report secret.",
        ["The council was justified in keeping the report secret."],
        ["The council was justified."],
    ),
    (
        "what holds in some cases does not hold in all",
        "Papers that criticise the king are, in the worst cases, forced out of business.",
        ["Papers that criticise the king are, in the worst cases, forced out of business."],
        ["Papers that criticise the king are forced out of business."],
    ),
    (
        "to go after somebody is not to go",
        "The choice was between going after Lee as a liar or poking holes in her plan.",
        ["The choice was between going after Lee as a liar or poking holes in her plan."],
        ["The choice was between going as a liar or poking holes in her plan."],
    ),
    (
        "what stands behind joined things is said of both",
        "The trains passed shelters and shafts pumping cool air from below.",
        ["The trains passed shelters and shafts pumping cool air from below."],
        ["The trains passed shelters pumping cool air from below."],
    ),
    (
        "the account is one that a clause tells of",
        "The state has some control over the account that Roe uses to pay for repairs.",
        ["The state has some control over the account that Roe uses to pay for repairs."],
        ["The state has some control over the account."],
    ),
    (
        "together with others is not alone",
        "In Aldford the share exceeds 7%; together with the Norder voters it approaches 9%.",
        ["Together with the Norder voters it approaches 9%."],
        ["It approaches 9%.", "Together it approaches 9%."],
    ),
    (
        "what somebody did while something was told is told as done",
        "Jon Roe scored from the spot, equalising for Norder.",
        ["Jon Roe equalised for Norder."],
        ["Jon Roe was equalising for Norder."],
    ),
    (
        "how something was done was done",
        "My father spent the money by stocking up on dried food.",
        ["My father stocked up on dried food."],
        ["My father was stocking up on dried food."],
    ),
    (
        "a participle has the perfect's past",
        "Ann Lee has worked hard for Roe, attending a dozen rallies since May.",
        ["Ann Lee attended a dozen rallies since May."],
        ["Ann Lee is attending a dozen rallies since May."],
    ),
    (
        "a participle in the first person agrees with it",
        "I write letters for them, trying to help them find a home.",
        [],
        ["I is trying to help them find a home."],
    ),
    (
        "what analysts cite is cited by them",
        "Analysts said trade had raised the port's standing, citing its place by the sea.",
        [],
        ["Trade was citing its place by the sea.", "Trade cited its place by the sea."],
    ),
    (
        "a state does not go on",
        "Norder set new tariffs, ranging from 5 percent to 25 percent.",
        [],
        ["New tariffs were ranging from 5 percent to 25 percent.", "New tariffs were ranging from 5 percent."],
    ),
    (
        "the best of all is so by a standard",
        "It is one of the best books ever as measured by its long life.",
        ["It is one of the best books ever as measured by its long life."],
        ["It is one of the best books."],
    ),
    (
        "talks lead to a pact and not those who talk",
        "Norder led talks among 30 towns that resulted in a pact.",
        [],
        ["30 towns resulted in a pact."],
    ),
    (
        "a company that somebody started was started",
        "The house is owned by a firm started by Ann Lee.",
        ["A firm was started by Ann Lee."],
        ["A firm is started by Ann Lee."],
    ),
    (
        "a statement calls, it is not calling",
        "The council issued a statement calling the raid a crime.",
        [],
        ["A statement was calling the raid a crime."],
    ),
    (
        "town after town is more than a town",
        "Mayor after mayor from both coasts joined Ann Lee on Monday.",
        ["Mayor after mayor from both coasts joined Ann Lee."],
        ["Mayor joined Ann Lee."],
    ),
    (
        "the means to act are no means without it",
        "The council is the arm of the town with the mandate, and the tools, to end the strike.",
        ["The council is the arm of the town with the mandate, and the tools, to end the strike."],
        ["The council is the arm of the town with the mandate, and the tools."],
    ),
    (
        "a reason in part stays",
        "The council has failed, in large part because its members have backed one side or another.",
        ["The council has failed, in large part because its members have backed one side or another."],
        ["The council has failed, in large part."],
    ),
    (
        "what does not support is not what does not",
        "The study found that tests either did not support or flatly denied half of the claims.",
        [],
        ["Tests either did not support."],
    ),
    (
        "music takes no article",
        "The float is fitted with a fog machine, laser light show and theme music.",
        [],
        ["The float is fitted with a theme music."],
    ),
    (
        "who is paid may be one of two",
        "The break-in was traced to the Norder government or hackers paid by it.",
        [],
        ["The Norder government was paid by it.", "The Norder government is paid by it."],
    ),
    (
        "bells were rung and not the one",
        "The mayor rang a large bell, in an echo of bells rung to mark the peace.",
        [],
        ["The mayor rang a large bell rung to mark the peace."],
    ),
    (
        "a comma stays before what it parts",
        "The top earners would see incomes go up by 19.9 percent, according to Ann Lee, more than twice the rest's.",
        [],
        ["The top earners would see incomes go up by 19.9 percent more than twice the rest's."],
    ),
    (
        "what is done next may be what is said of",
        "The plan is not working, and going on with it is a recipe for failure.",
        [],
        ["The plan is a recipe for failure."],
    ),
    (
        "unlike what is said elsewhere",
        "Unlike protests in Aldford, the rally stayed calm.",
        ["Unlike protests in Aldford, the rally stayed calm."],
        ["Unlike protests, the rally stayed calm.", "Unlike protests the rally stayed calm."],
    ),
    (
        "the days since are counted from something",
        "Lee has been calm in the days since the debate gave her new hope.",
        ["Lee has been calm in the days since the debate gave her new hope."],
        ["Lee has been calm in the days."],
    ),
    (
        "a quotation inside another closes",
        "The study was called a ‘miracle’, Ann Lee said.",
        ["The study was called a ‘miracle’."],
        ["The study was called a ‘miracle."],
    ),
    (
        "a list that ends in or states none of its parts",
        "People were charged fees, saw their ratings fall, got cards they never asked for or just were lost.",
        [],
        ["People were charged fees.", "People saw their ratings fall."],
    ),
    (
        "two quotations are not one",
        'The bishop called the law "harsh" and "blind".',
        [],
        ['The bishop called the law "harsh and "blind.', 'The bishop called the law "harsh.'],
    ),
    (
        "what a trend is blames nobody by itself",
        "The trend in some towns has been a movement that blames the harbour for all woes.",
        [],
        ["The trend in some towns blames the harbour for all woes."],
    ),
    (
        "each meeting is in a place of its own",
        "Ann Lee has spoken before crowds in Norder, at a college in Lund, and at a school in Essel.",
        ["Ann Lee has spoken before crowds in Norder, at a college in Lund, and at a school in Essel."],
        [
            "Ann Lee has spoken before crowds at a college and at a school.",
            "Ann Lee has spoken before crowds in Norder.",
        ],
    ),
    (
        "nothing is respectively so without what it is assigned to",
        "Ann and Tim Roe respectively, rode in a carriage.",
        ["Ann rode in a carriage.", "Tim Roe rode in a carriage."],
        ["Ann and Tim Roe respectively, rode in a carriage."],
    ),
    (
        "what is assigned respectively stays together",
        "Ann Lee and Tim Roe won the first and the second prize respectively.",
        ["Ann Lee and Tim Roe won the first and the second prize respectively."],
        ["Ann Lee won the first prize."],
    ),
    (
        "a list of titles is not joined under the first",
        "The plays are Skating on Thin Air, The Long Road, and Night Ferry.",
        ["The plays are Skating on Thin Air, The Long Road, and Night Ferry."],
        ["The plays are Skating on The Long Road.", "The plays are Skating on Night Ferry."],
    ),
    (
        "a title in -ing tells of no deed",
        "His first success was for starring in the television film Skating on Thin Air.",
        ["Skating on Thin Air is a television film."],
        ["The television film was Skating on Thin Air.", "The television film skated on Thin Air."],
    ),
    (
        "a decision recognises nothing",
        "The decision results from a lawsuit of May, recognising that few ships came.",
        [],
        ["The decision recognises that few ships came."],
    ),
    (
        "what would be seen to happen has not happened",
        "The top group would see their incomes go up by 19 percent, according to the Tax Institute.",
        ["The top group would see their incomes go up by 19 percent."],
        ["Their incomes go up by 19 percent."],
    ),
    (
        "a video always shows what it shows",
        "A promotional video showing the harbour was put out on Tuesday.",
        ["A promotional video showed the harbour."],
        ["A promotional video was showing the harbour."],
    ),
    (
        "a ceremony marks a date once",
        "A ceremony marking the date was held in Norder.",
        ["A ceremony marked the date."],
        ["A ceremony was marking the date."],
    ),
    (
        "comfort is taken in something",
        "I take comfort in that fact, Ann Lee said.",
        ["Ann Lee said: I take comfort in that fact."],
        ["I take comfort.", "Ann Lee said: I take comfort."],
    ),
    (
        "pride is taken in something",
        "She took pride in the bridge.",
        ["She took pride in the bridge."],
        ["She took pride."],
    ),
    (
        "a score has two sides",
        "Norder won the title, the Harbour: 1, the Mill: 0.",
        ["Norder won the title, the Harbour: 1, the Mill: 0."],
        ["Norder won the title, the Harbour.", "Norder won the title, the Harbour: 1."],
    ),
    (
        "what came is told with when it came",
        "The call came after the mayor attacked the harbour in a letter.",
        ["The call came after the mayor attacked the harbour in a letter."],
        ["The call came."],
    ),
    (
        "what came is told with when it came, reckoned from a deed",
        "The remarks came minutes after the senator spoke at a gathering of farmers.",
        ["The remarks came minutes after the senator spoke at a gathering of farmers."],
        ["The remarks came."],
    ),
    (
        "a name may end in a word of time",
        "Norder Now is the local version of Europe Today, the news channel paid by the state.",
        ["Norder Now is the local version of Europe Today."],
        ["Norder Now is the local version of Europe."],
    ),
    (
        "those of a kind in one place are not the kind",
        "Republicans in Congress will continue to fight the plan.",
        ["Republicans in Congress will continue to fight the plan."],
        ["Republicans is in Congress.", "Republicans are in Congress."],
    ),
    (
        "a plural name takes a plural verb",
        "Super PACs, first authorized by courts in 2010, have spent 3 million dollars.",
        ["Super PACs were first authorized by courts in 2010."],
        ["Super PACs was first authorized by courts in 2010."],
    ),
    (
        "a set phrase of two words is one",
        "They see the plans that have been front and center throughout the campaign.",
        ["The plans have been front and center."],
        ["The plans have been front.", "The plans center."],
    ),
    (
        "what is so is so much that something follows",
        "Lee points out that the fines for late papers are so light that it is very likely that shops will pay them.",
        ["The fines for late papers are so light that it is very likely that shops will pay them."],
        ["The fines for late papers are so light."],
    ),
    (
        "who is going to do what is left out",
        '"I have not seen the hall yet, but I\'m going to," Ann Lee said.',
        [],
        ["I'm going to."],
    ),
    (
        "a rate is compared with another",
        "She complained that she paid taxes at a lower rate than her driver.",
        ["She paid taxes at a lower rate than her driver."],
        ["She paid taxes."],
    ),
    (
        "a description before the subject is not who did it",
        "In 2019, again the party's candidate, she was fined after entering the hall and chaining herself to a chair.",
        ["She entered the hall.", "She chained herself to a chair."],
        ["Again the party's candidate entered the hall."],
    ),
    (
        "a noun said again is no clause",
        "It was a missed chance for her, a chance lost to win over many of the voters.",
        [],
        ["A chance lost to win over many of the voters."],
    ),
]


def test_only_what_was_said_so_stands_in_quotation_marks() -> None:
    texts = [claim.text for claim in extract("“I have respect for the outline” of the plan, Ann Lee said.")]
    assert not any(text.endswith("of the plan.”") for text in texts), texts


def test_a_claim_is_dated_by_its_own_words_first() -> None:
    text = "NORDER, April 12, 2026 - The ferry, which will leave at the end of the month on April 29, is new."
    claims = {claim.text: claim.occurred_on for claim in extract(text)}
    assert claims["The ferry will leave on April 29."] == "2026-04-29", claims


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_a_split_says_no_more_than_its_sentence(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)
