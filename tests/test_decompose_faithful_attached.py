"""What may hang on more than one word, or on a word that says little without it, is not cut off."""

from __future__ import annotations

import pytest
from claim_helpers import check_claims

# What misread, a sentence, claims that must be there, words that no claim may end up as.
CASES = [
    (
        "a saint is a part of a town's name",
        "They moved to St. Moritz, the town where Anna Weber was born.",
        ["St. Moritz is the town where Anna Weber was born."],
        ["Moritz is the town where Anna Weber was born."],
    ),
    (
        "who has done something is not done",
        "Lee, who's resigned from all five boards this year, left.",
        ["Lee has resigned from all five boards this year."],
        ["Lee is resigned from all five boards."],
    ),
    (
        "a name keeps the office before it",
        "Head of public works Anna Weber left the talks and flew home.",
        ["Head of public works Anna Weber flew home.", "Anna Weber is head of public works."],
        ["Head of public works flew home."],
    ),
    (
        "the end of a name does nothing",
        "Roy Moe of the National Council for a Better Harbour, which counts ships, left.",
        ["Roy Moe of the National Council for a Better Harbour, which counts ships, left."],
        ["A Better Harbour counts ships.", "A Better Harbour counts ships, left."],
    ),
    (
        "what is wanted while something lasts",
        "The mayor wants the town to raise its fee to 1 percent, keep it there while the harbour grows, then lower it.",
        [],
        ["The harbour grows."],
    ),
    (
        "what is still to come with something",
        "The work will last a week and end with the pump sending water to the town.",
        ["The work will end with the pump sending water to the town."],
        ["The pump sends water to the town."],
    ),
    (
        "a season plays for nobody",
        "Karl Ost has made a return following a winter playing for Norland.",
        [],
        ["A winter is playing for Norland."],
    ),
    (
        "titles with years in brackets are parted",
        "She starred in the films Scrim (1996), Hackles (1995), Ship and The Long Road Home.",
        [],
        ["She starred in the films Scrim Hackles, Ship and The Long Road Home."],
    ),
    (
        "a team is not where it won",
        "The Eagles lost to the Norland Raiders in Cup Final XV.",
        [],
        ["The Norland Raiders are in Cup Final XV."],
    ),
    (
        "a kind is no name",
        "He won the prize for Best Actor in a TV Movie for playing a writer in the film.",
        [],
        ["Movie is a TV.", "He won the prize for Best Actor in Movie."],
    ),
    (
        "an age is nobody",
        "Many of the young fans of the steam era who remained faithful to the railway are now parents.",
        [],
        ["The steam era remained faithful to the railway."],
    ),
    (
        "who sings is the member",
        "Ann Lee is a member of the band who plays drums.",
        [],
        ["The band plays drums."],
    ),
    (
        "what any of a kind is",
        "A cooling centre is a temporary public space set up by local councils to deal with the heat.",
        ["A cooling centre is set up by local councils to deal with the heat."],
        ["A cooling centre was set up by local councils to deal with the heat."],
    ),
    (
        "a title begins with its preposition",
        'In his 2010 book "At Home", author Karl Ost praises the oven.',
        [],
        ["Home is his 2010 book."],
    ),
    (
        "what somebody is not",
        "Ann Lee is a painter rather than a writer.",
        ["Ann Lee is a painter rather than a writer."],
        ["Ann Lee is a writer."],
    ),
    (
        "what somebody does not do",
        "Ann Lee paints houses rather than writes books.",
        ["Ann Lee paints houses rather than writes books."],
        ["Ann Lee writes books."],
    ),
    (
        "a list behind a colon",
        "These tests include: review of data; hearing, vision and speech screening; and review by the board.",
        ["These tests include: review of data; hearing, vision and speech screening; and review by the board."],
        ["These tests include."],
    ),
    (
        "rooms on their own floors",
        "A shop is located on the sixth floor, a chapel on the 14th floor, and a study hall on the 15th floor.",
        ["A shop is located on the sixth floor, a chapel on the 14th floor, and a study hall on the 15th floor."],
        ["A shop is located on the sixth floor, a chapel and a study hall."],
    ),
    (
        "a deed takes no article",
        "The dish can be cleared by adding a sliced raw potato and stirring.",
        [],
        ["The dish can be cleared by adding a stirring."],
    ),
    (
        "what is now so",
        "The kingdom was located in the region now known as Norland.",
        ["The region is now known as Norland."],
        ["The region was now known as Norland."],
    ),
    (
        "who somebody is not",
        "Ann Lee told the guard that Hauptmann was not John, the man to whom he paid the money.",
        ["Hauptmann was not John."],
        ["Not John is the man to whom he paid the money."],
    ),
    (
        "a date is whole",
        "The fair opens on Sunday, February 4, 2018 at the Tall Hall in Westmark.",
        ["The fair opens on Sunday, February 4, 2018 at the Tall Hall in Westmark."],
        ["The fair opens on Sunday."],
    ),
    (
        "a direction is no place",
        "Norland borders Vask to the east and Finnia and Russ to the north-east.",
        [],
        ["Norland borders Vask to Finnia.", "Norland borders Vask to Russ."],
    ),
    (
        "a time with hyphens is one",
        "The boat was found in shallow water an hour-and-a-half later.",
        ["The boat was found in shallow water an hour-and-a-half later."],
        ["The boat was found an hour later."],
    ),
    (
        "what somebody else did is not joined",
        "Ann Lee came from Norland and I from Vask.",
        ["Ann Lee came from Norland and I from Vask."],
        ["Ann Lee came from I.", "Ann Lee came from Vask."],
    ),
    (
        "a purpose is no second object",
        "For the role, she won the Harbour Medal and the Golden Globe for Best Actress in a film.",
        [],
        ["For the role, she won the for Best Actress in a film.", "She won the for Best Actress in a film."],
    ),
    (
        "what cannot be left so is told with how",
        "She said that the town's latest attack cannot be left without consequences, especially at the council.",
        ["The town's latest attack cannot be left without consequences, especially at the council."],
        ["The town's latest attack cannot be left especially at the council."],
    ),
    (
        "people are seen as something",
        "Crude jokes wildly painted all sailors to be thieves.",
        ["Crude jokes wildly painted all sailors to be thieves."],
        ["Crude jokes wildly painted all sailors."],
    ),
    (
        "what is free is so for some",
        "She wants to make tickets for four-day trips free for families with less than 20,000 dollars.",
        ["She wants to make tickets for four-day trips free for families with less than 20,000 dollars."],
        ["She wants to make tickets for four-day trips free."],
    ),
    (
        "a morning is no deed",
        "The morning Ann Lee opened the final stretch of the line last year, she called her brother.",
        ["Ann Lee called her brother."],
        ["The morning Ann Lee opened the final stretch of the line."],
    ),
    (
        "who followed a plan is left open",
        "He believed the polls that showed him ahead in most of the towns and followed the same plan against Lee.",
        ["He believed the polls that showed him ahead in most of the towns and followed the same plan against Lee."],
        ["The polls followed the same plan against Lee."],
    ),
    (
        "who was hired is the one told of",
        "She is a friend of President Ann Lee whom Mr. Roe hired to lead the office.",
        ["She is a friend of President Ann Lee whom Mr. Roe hired to lead the office."],
        ["Mr. Roe hired President Ann Lee."],
    ),
    (
        "who wrote something did not write the speech before it",
        "A letter was printed before her speech titled ''How to Save a Port'' by Ann Lee and Bob Roe.",
        ["A letter was printed."],
        ["Her speech was titled ''How to Save a Port'' by Ann Lee."],
    ),
    (
        "everyone else are those beside the ones named",
        "The fee must be paid, by the owners of boats and everyone else.",
        ["The fee must be paid, by the owners of boats and everyone else."],
        ["The fee must be paid, by everyone else."],
    ),
    (
        "what it is up to somebody to do belongs to that",
        "She argues that this question will be moot because it is up to members of the council to vote for mayor.",
        ["This question will be moot because it is up to members of the council to vote for mayor."],
        ["This question will be moot to vote for mayor."],
    ),
    (
        "something is used that is of some kind",
        "Some members are using a tone that is louder than hers.",
        ["Some members are using a tone that is louder than hers."],
        ["Some members are using a tone."],
    ),
    (
        "a thing was where it was when something happened there",
        "This began in Norder when she attacked him, extended to the harbour debate in Essel, and ended in a quarrel.",
        ["The harbour debate was in Essel."],
        ["The harbour debate is in Essel."],
    ),
    (
        "a dateline in the text is nobody's name",
        "A line comes first.\n\nNORDER, Mich., Oct. 4 (UPI) — Former Mayor Ann Lee criticized the plan in Essel.",
        ["Ann Lee criticized the plan."],
        ["NORDER Ann Lee criticized the plan.", "NORDER Oct. 4 Ann Lee criticized the plan."],
    ),
    (
        "what follows from so much is not said by itself",
        "The gap between what we expect from Lee and what we expect from Roe is so wide it is almost laughable.",
        ["The gap between what we expect from Lee and what we expect from Roe is so wide it is almost laughable."],
        ["It is almost laughable."],
    ),
    (
        "who was called somewhere was called once",
        "Guards, called to service by the mayor after some marches turned violent, are spread over the town.",
        ["Guards were called to service by the mayor."],
        ["Guards are called to service by the mayor."],
    ),
    (
        "who would be somewhere is not there",
        "She would be the second-ever Norwegian woman in the Senate.",
        ["She would be the second-ever Norwegian woman in the Senate."],
        ["The second-ever Norwegian woman is in the Senate."],
    ),
    (
        "who is told of gained, and not who told it",
        "Ann Lee was the subject of most of the talk about the race, Harbour announced, gaining 22,000 followers.",
        [],
        ["Harbour gained 22,000 followers."],
    ),
    (
        "one quotation is not two",
        "Lee Says the New Hall Will Tell of 'Loss and Hope.'",
        [],
        ["The New Hall Will Tell of Loss.", "The New Hall Will Tell of Hope."],
    ),
    (
        "what has a plural verb is more than the last noun before it",
        "She says the mayor's letters accusing Ann Lee of having a criminal record and a bad name are nonsense.",
        [],
        ["A bad name are nonsense.", "A bad name is nonsense."],
    ),
    (
        "the name of a show does not rename a guest",
        "These are the times of Joel Roe, who sat for a talk himself this month on Mr. Lee's show, ''Harbour Talk.''",
        ["These are the times of Joel Roe."],
        ["These are the times of Joel Roe Harbour Talk."],
    ),
]


@pytest.mark.parametrize(("kind", "sentence", "there", "absent"), CASES, ids=[case[0] for case in CASES])
def test_what_belongs_together_stays_so(kind: str, sentence: str, there: list[str], absent: list[str]) -> None:
    check_claims(kind, sentence, there, absent)
