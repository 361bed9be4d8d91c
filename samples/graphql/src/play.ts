// Plays mentee, mentor, line manager and coordinator through one relationship on the demo data, at their screens.
import { door, must, Player } from './client.js';
import * as graph from './generated/graph.js';

const api = (process.argv[2] ?? 'http://localhost:5080').replace(/\/$/, '');
const say = (line: string): void => console.log(line);

/** The kinds of what waits for somebody, and the records that they lead to. */
type Waiting = { readonly viewer?: { readonly tasks?: { readonly nodes: readonly { readonly kind?: graph.TaskKind; readonly about?: { readonly id: string } | null }[] } | null } | null };

const tasks = ({ viewer }: Waiting) => viewer?.tasks?.nodes ?? [];

function waits(screen: Waiting, kind: graph.TaskKind, record?: string): string {
  const found = tasks(screen).find(task => task.kind === kind && (record === undefined || task.about?.id === record));
  must(found?.about, `${kind} should wait, and what waits is ${tasks(screen).map(task => task.kind).join(', ') || 'nothing'}.`);
  return found.about.id;
}

function seen<T>(value: T | null | undefined, what: string): T {
  must(value !== null && value !== undefined, `${what} should be there.`);
  return value;
}

const { now } = await door<{ now: string }>(api, '/dev/clock');
const day = (days: number): string => new Date(Date.parse(now) + days * 86_400_000).toISOString();
const today = day(0).slice(0, 10);

const run = Date.now().toString(36);
const [hr, manager, coordinator] = [await Player.signIn(api, { as: 'hr' }), await Player.signIn(api, { as: 'line-manager' }), await Player.signIn(api, { as: 'coordinator' })];

say('HR sends two people, and they sign in.');
async function join(role: string): Promise<Player> {
  const externalId = `${role}-${run}`;
  await hr.take(graph.SendPersonDocument, { externalId, input: { givenName: role === 'mentor' ? 'Rhian' : 'Karim', familyName: run, engagement: 'STAFF', manager: 'line-manager' } });
  return await Player.signIn(api, { person: externalId, organisation: 'demo' });
}
const [mentor, mentee] = [await join('mentor'), await join('mentee')];

const dashboard = await coordinator.see(graph.CoordinatorDashboardDocument);
const programme = seen(dashboard.viewer?.coordinates.find(({ name }) => name === 'Demo mentoring pilot'), 'The demo programme').id;
const published = seen((await coordinator.see(graph.DocumentsDocument, { programme })).documents, 'Documents').nodes;
const documentOf = (kind: graph.DocumentKind): string => seen(published.find(document => document.kind === kind), kind).id;

say('Each applies for themselves.');
async function apply(person: Player, role: graph.ParticipantRole): Promise<string> {
  const application = seen((await person.take(graph.StartApplicationDocument, { programme, role })).application, 'The application').id;
  waits(await person.see(role === 'MENTOR' ? graph.MentorHomeDocument : graph.MenteeHomeDocument), 'SUBMIT_APPLICATION', application);
  await person.take(graph.FillAnswersDocument, {
    application,
    answers: {
      givenName: 'A name', familyName: run, email: `${run}@demo.example`, jobTitle: 'Adviser', grade: 'Band 5', qualifications: ['Certificate in advice work'],
      responsibilities: 'Gives advice.', preference: 'EITHER', profile: role === 'MENTOR' ? 'I like to ask questions.' : 'I would like to think aloud.',
      ...role === 'MENTOR' ? { mentor: { reason: 'giveBack', skills: ['debt advice'], experience: 'Ten years of it.' } } : { mentee: { reason: 'newRole', needs: ['debt advice'] } },
    },
  });
  await person.take(graph.SubmitApplicationDocument, {
    id: application,
    input: {
      commitments: ['time', 'recordsAndReview', 'training', 'selfDevelopment', 'feedback', 'keepAppointments'],
      notice: documentOf('APPLICATION_NOTICE'), roleSheet: documentOf(role === 'MENTOR' ? 'MENTOR_ROLE' : 'MENTEE_RESPONSIBILITIES'),
    },
  });
  return application;
}
const applications = { MENTOR: await apply(mentor, 'MENTOR'), MENTEE: await apply(mentee, 'MENTEE') };

say('Their line manager finds both applications waiting, and signs.');
const toSign = seen((await manager.see(graph.ManagerSignOffsDocument)).viewer?.tasks, 'What waits for the manager').nodes.map(task => task.about?.id);
for (const id of Object.values(applications)) {
  must(toSign.includes(id), 'The application should wait for the manager.');
  await manager.take(graph.SignOffDocument, { id, input: { decision: 'APPROVE', discussedOn: today, timeAvailable: true } });
}

say('The coordinator accepts them and records their training; each decides afresh to go on.');
for (const [role, id] of Object.entries(applications)) {
  waits(await coordinator.see(graph.CoordinatorDashboardDocument), 'SELECT', id);
  await coordinator.take(graph.SelectDocument, { id, criterion: role === 'MENTOR' ? 'time' : 'learning' });
  waits(await coordinator.see(graph.CoordinatorDashboardDocument), 'RECORD_TRAINING', id);
  await coordinator.take(graph.RecordTrainingDocument, { application: id, input: { kind: role === 'MENTOR' ? 'MENTOR_TRAINING' : 'MENTEE_INDUCTION', form: 'WORKSHOP', heldOn: today, days: 1 } });
}
await mentor.take(graph.ConfirmParticipationDocument, { id: waits(await mentor.see(graph.MentorHomeDocument), 'CONFIRM_PARTICIPATION') });
await mentee.take(graph.ConfirmParticipationDocument, { id: waits(await mentee.see(graph.MenteeHomeDocument), 'CONFIRM_PARTICIPATION') });

say('The coordinator finds both open for a match, and proposes them to each other. Each answers for themselves.');
const matching = await coordinator.see(graph.CoordinatorMatchingDocument, { programme });
must(matching.mentors?.nodes.some(({ id }) => id === applications.MENTOR) && matching.mentees?.nodes.some(({ id }) => id === applications.MENTEE), 'Both should be open for a match.');
await coordinator.take(graph.ProposeMatchDocument, { mentor: applications.MENTOR, mentee: applications.MENTEE });
await mentor.take(graph.RespondToProposalDocument, { id: waits(await mentor.see(graph.MentorHomeDocument), 'RESPOND_TO_PROPOSAL'), answer: 'ACCEPT' });
await mentee.take(graph.RespondToProposalDocument, { id: waits(await mentee.see(graph.MenteeHomeDocument), 'RESPOND_TO_PROPOSAL'), answer: 'ACCEPT' });
const relationship = seen((await mentee.see(graph.MenteeHomeDocument)).viewer?.relationships?.nodes[0], 'The relationship').id;

say('The mentor signs the code of practice, and both their agreement.');
waits(await mentor.see(graph.MentorHomeDocument), 'ACCEPT_CODE', relationship);
await mentor.take(graph.AcceptCodeDocument, { programme, document: documentOf('CODE_OF_PRACTICE') });
waits(await mentee.see(graph.MenteeHomeDocument), 'DRAFT_AGREEMENT', relationship);
const { number } = seen((await mentee.take(graph.DraftAgreementDocument, {
  relationship,
  terms: {
    startsOn: today, endsOn: day(150).slice(0, 10), contactDays: 14, venue: 'An office.', methods: ['FACE_TO_FACE', 'VIDEO'], scope: 'Debt advice.', confidentiality: 'Between the two.',
    recipients: ['parties'], notes: { kept: true, by: 'both', disposal: 'Deleted at the end.' }, thirdTalks: {}, groundRules: ['A day\'s notice.'],
  },
})).agreement, 'The agreement');
const rules = await mentee.refused(graph.SignAgreementDocument, { relationship, number, policies: [] });
say(`  without a look at the policies it is refused by ${rules.join(', ')}`);
const policies = ['conduct', 'bullyingAndHarassment', 'equality', 'mentalHealth', 'healthAndSafety', 'changeManagement', 'personalRelationships'];
for (const [person, home] of [[mentee, graph.MenteeHomeDocument], [mentor, graph.MentorHomeDocument]] as const) {
  waits(await person.see<graph.MenteeHomeQuery | graph.MentorHomeQuery, graph.Exact<{ [key: string]: never }>>(home), 'SIGN_AGREEMENT');
  await person.take(graph.SignAgreementDocument, { relationship, number, policies });
}

say('They meet, the mentee writes the log, and the mentor confirms it. The next meeting is planned.');
const meeting = seen((await mentee.take(graph.RecordMeetingDocument, { relationship, startsAt: day(-0.1) })).meeting, 'The meeting').id;
waits(await mentee.see(graph.MenteeHomeDocument), 'COMPLETE_MEETING_LOG', meeting);
await mentee.take(graph.WriteMeetingLogDocument, { meeting, log: { topics: ['What debt advice asks of us'], actions: [{ text: 'Sit in on a session.', owner: 'MENTEE' }] } });
const log = seen((await mentee.take(graph.CompleteMeetingLogDocument, { meeting })).meetingLog, 'The log').id;
waits(await mentor.see(graph.MentorHomeDocument), 'CONFIRM_MEETING_LOG', log);
await mentor.take(graph.ConfirmMeetingLogDocument, { meeting });
const next = seen((await mentee.take(graph.PlanMeetingDocument, { relationship, startsAt: day(30) })).meeting, 'The next meeting').id;
waits(await mentor.see(graph.MentorHomeDocument), 'ACCEPT_MEETING', next);
await mentor.take(graph.AcceptMeetingDocument, { id: next });
const room = seen((await mentee.see(graph.MenteeRelationshipDocument, { relationship })).relationship, 'The relationship');
must(room.status === 'ACTIVE' && room.meetings.nodes.length === 2 && room.meetings.nodes[0]?.log?.status === 'CONFIRMED', 'The mentee should see an agreement in force, two meetings and a confirmed log.');
const journal = seen((await mentor.see(graph.MentorJournalDocument)).viewer?.relationships, 'The mentor\'s journal').nodes;
must(journal[0]?.meetings.nodes.some(held => held.session === 1), 'The mentor should see the first session.');

say('They review how they get on. Each reads the other\'s statement once both have written.');
const review = seen((await mentor.take(graph.StartRelationshipReviewDocument, { relationship })).relationshipReview, 'The review').id;
for (const [person, words] of [[mentor, 'The questions.'], [mentee, 'The answers.']] as const) await person.take(graph.WriteReviewStatementDocument, { review, goesWell: words });
const timeline = seen((await mentee.see(graph.RelationshipTimelineDocument, { relationship })).relationship, 'The timeline');
must(timeline.reviews.nodes[0]?.completedAt && timeline.reviews.nodes[0].statements.nodes.length === 2, 'The review should be complete, with both statements.');

say('The line manager sees that they take part, and nothing of what passes.');
const people = await manager.see(graph.ManagerSignOffsDocument);
must(people.participations !== null, 'The manager should see who takes part.');
must((await manager.see(graph.RelationshipTimelineDocument, { relationship })).relationship === null, 'The relationship should not exist for the manager.');
const overview = seen((await coordinator.see(graph.ProgrammeOverviewDocument, { programme })).programme, 'The programme');
must(overview.status === 'RUNNING', 'The programme should be running.');

say('The mentee ends it without a reason, asks for another match, and the coordinator grants it.');
await mentee.take(graph.EndRelationshipDocument, { id: relationship });
const request = seen((await mentee.take(graph.RequestRematchDocument, { relationship })).rematchRequest, 'The request').id;
waits(await coordinator.see(graph.CoordinatorDashboardDocument), 'DECIDE_REMATCH', request);
await coordinator.take(graph.DecideRematchDocument, { id: request });
const again = await coordinator.see(graph.CoordinatorMatchingDocument, { programme });
must(again.mentees?.nodes.some(({ id }) => id === applications.MENTEE), 'The mentee should be open for another match.');

say('What is on record of the mentee is theirs to see. Both leave, and nothing waits for them any more.');
const own = await mentee.see(graph.OwnDataDocument);
must(own.viewer?.relationships?.nodes.length === 1 && own.participations?.nodes[0]?.until, 'The mentee should see their participation and that it is over.');
for (const [person, id] of [[mentor, applications.MENTOR], [mentee, applications.MENTEE]] as const) await person.take(graph.WithdrawDocument, { id });
must(tasks(await mentee.see(graph.MenteeHomeDocument)).length === 0, 'Nothing should wait for the mentee.');
say('All is as told.');
