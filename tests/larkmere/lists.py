"""Lists of Larkmere that came as text."""

from __future__ import annotations

PARTNERS = """\
Contact name;Organisation;Position;Email address;Tel no;Internal/External
Councillor Ray Holt;Larkmere Council;Lead member for adult social care;cllr.holt@larkmere.example;01632 960150;Internal
Fiona Beck;Healthwatch Larkmere;Healthwatch;fiona@healthwatch-larkmere.example;01632 960151;External
Dr Samir Haddad;Larkmere and Vale ICB;Integrated care board;s.haddad@icb-larkmere.example;01632 960152;External
Zoë Müller;Larkmere Carers;Carers’ organisation;zoe@carers-larkmere.example;01632 960153;External
Insp. Lee Grant;Vale Police;Police;lee.grant@vale-police.example;01632 960154;External
"""

FUNCTIONS = """\
Support functions for the inspection\t\t\t
Agreed at leadership team on <-26 ordinal>\t\t\t
Service\tMain contact\tDeputy\tWhat they do
FACILITIES MANAGEMENT\tTom Farr\tChidi Nwosu\tID badges; Room bookings; Car parking; Refreshments
IT\tEva Lindqvist\tHarjit Dhaliwal\tSystems access; Laptops; Guest Wi-Fi
Business Intelligence\tnadia.ahmed@larkmere.example\tŁukasz Żuk\tData requests
Communications\tWill Brook\tNiamh O’Brien\tStaff messages; Media
Customer services\tJo Tan\tTom Farr\tReception
Democratic services\tSandeep Gill\tWill Brook\tCommittee papers
Emergency planning\tTom Farr\tChidi Nwosu\tOut-of-hours contact
Finance\tRory MacAllister\tDaniel Whitcombe\tBudget questions
Health and safety\tChidi Nwosu\tTom Farr\tFire; First aid
Human resources\tJo Tan\tNiamh O’Brien\tStaff list
Legal and information governance\tSandeep Gill\tDaniel Whitcombe\tRedaction
Partner and provider liaison\tRory MacAllister\tMeera Patel\tContact lists
Business Support\tJo Tan\t\tDiaries; Invitations; Printing
Quality assurance and service improvement\tNiamh O’Brien\tŁukasz Żuk\tRequest log; Evidence library
"""

ROOMS = """\
Meeting rooms - capacity from the fire risk assessment,,,
Building,Room name,Seats,Kit
Market House,Room 1,12,Screen and hearing loop
Market House,Room 2,6,Screen and hearing loop
Market House,Home team room,10,Printer
Ferry Road Hub,Quay,8,
"""

PLACES = """\
Name,Type,Address,Postcode,Walk,Directions,Website,Tel,Accessible,Checked by,Checked on,Notes
Larkmere station,Station,"Station Approach, Larkmere",ZZ1 9ZZ,7,"Leave by the front, cross at the lights, and follow Bridge Street to Market Place.",,,y,Jo Tan,<-24 short>,Taxis wait outside
THE HERON HOTEL,Hotel,"14 Quayside, Larkmere",ZZ1 4DD,10,Along the river,www.heron-larkmere.example,01632 960300,y,Jo Tan,<-24 brief>,Breakfast from 6:30am
Weir Lodge,Hotel,"Weir Lane, Larkmere",ZZ2 3AD,35,By car or by bus 7,weirlodge.example,01632 960301,n,,,
Café Pod,Food,"3 Market Place, Larkmere",ZZ1 1AB,1,Across the square,,01632 960302,y,Jo Tan,<-24 iso>,Vegan and halal food
"""

ROLES = """\
Role,Category,Held by,Deputy,What they do,Signs,Agreed,Date agreed
Director of Adult Social Services,Adult social care leadership,Grace Okonjo,Daniel Whitcombe,"Signs what is sent; Opens and closes the visit",Signs what goes to the regulator,Agreed,<-26 brief>
Service Director,Adult social care leadership,Daniel Whitcombe,,Stands in for the Director,Signs in a recorded absence,Agreed,<-26 long>
Principal Social Worker,Adult social care leadership,Siân ap Rhys,Meera Patel,First interview,,Draft,
Lead member for adult social care,Political,Councillor Ray Holt,,,,Draft,
Healthwatch,Partners,Fiona Beck,,,,Draft,
Single point of contact,Core team,Niamh O’Brien,Łukasz Żuk,"One door for all questions; Keeps the request log",,Agreed,<-26 iso>
"""

TASKS = """\
CHECKLIST,,,,,
Action,Support function,Who,When,Due date,Progress
Order badges for the inspectors,Facilities management,Tom Farr,by 10 working days before on-site,,To do
Put a sign on the home team room,Facilities management,,,<+36 ordinal>,To do
Test the guest Wi-Fi in every room,IT,Harjit Dhaliwal,by 5 working days before on-site,,Started
Send the staff announcement,Communications,Will Brook,by 2 working days after notification,,Done
"""

DIARIES = """\
Senior manager,Asked,Cleared,Issue
Grace Okonjo,<-27 short>,<-20 slashes>,
Daniel Whitcombe,<-27 slashes>,,In court on the first morning
"""

KEY_FACTS = """\
Measure,Figure,Period,Source,Link,Checked by,Date checked
Population,"187,400",2024,Office for National Statistics mid-year estimates,www.ons.gov.uk,Łukasz Żuk,<-23 slashes>
People aged 65 and over,21.4%,2024,Office for National Statistics mid-year estimates,,Łukasz Żuk,<-23 long>
People we support at home,"3,120",31 March,Case system,,,
"""

EVIDENCE = """\
Evidence log - adult social care - WORKING COPY;;;;;;;
Document title;Ref;Lead officer;Deputy;Availability;Data as at;Next review;What does it show
Carers strategy;CS-1;Meera Patel;Daniel Whitcombe;Held;<-40 slashes>;<+200 long>;What carers can expect
Waiting list report;;nadia.ahmed@larkmere.example;Łukasz Żuk;Held;<-20 short>;<+190 iso>;Who waits, and how risk is looked at
Staff survey;HR/22;Jo Tan;Niamh O’Brien;Not asked for;;;
"""

REQUESTS = """\
Ref,What is asked,From,Date received,Deadline,Lead officer,Deputy,Quality statement
Q1,"Carers strategy, and what is on offer",CQC,<-6 slashes> 10:15,<+15 slashes> 17:00,Meera Patel,Daniel Whitcombe,QS1
Q2,Staff rota for the first contact team,CQC,<-2 iso> 09:00,<+19 iso> 12:00,Jo Tan,Niamh O’Brien,QS2
"""

CLAIMS = """\
SELF-ASSESSMENT - DRAFT 4 - what we say under each statement;;;;;
Quality statement;Strength or weakness;Narrative;Lead officer;Position at;How do we know
Assessing needs;Strength;We know who waits, and how the risk to them is looked at;Nadia Ahmed;<-20 slashes>;Waiting list report (page 2)
QS1;Area for improvement;Carers wait too long for an answer;Meera Patel;<-40 short>;CS-1
Learning, improvement and innovation;Strength;Staff say that they are heard;Jo Tan;;HR/22 (question 7)
"""

POINTS = """\
Factual accuracy log - draft report received;;;;;;;
Page;Para;Current text;Type of inaccuracy;Suggested text;Lead officer;Deputy;Supporting evidence
14;2;The reablement team has 12 posts;a;The reablement team has 14 posts;Nadia Ahmed;Jo Tan;
21;3.4;Not all carers had been offered a review;B;All carers had been offered a review;Meera Patel;Jo Tan;CS-1 (page 4)
30;;;Additional or omitted information;The out-of-hours team is not mentioned;Jo Tan;Meera Patel;HR/22
"""

LISTS = """\
Distribution list,Side,What for,Name,Email,Last checked,Checked by
Interviewees,Internal,Everybody who is interviewed,Grace Okonjo,grace.okonjo@larkmere.example,<-19 slashes>,Jo Tan
Interviewees,Internal,,Daniel Whitcombe,daniel.whitcombe@larkmere.example,<-19 slashes>,Jo Tan
Interviewees,Internal,,Siân ap Rhys,sian.aprhys@larkmere.example,<-19 slashes>,Jo Tan
Interviewees,Internal,,Pat Summers,pat.summers@larkmere.example,<-19 slashes>,Jo Tan
Interviewees,Internal,,نادیہ احمد,nadia.ahmed@larkmere.example,<-19 slashes>,Jo Tan
Partners,External,Told before the newspapers,Fiona Beck,fiona@healthwatch-larkmere.example,<-19 short>,Jo Tan
Partners,External,,Dr Samir Haddad,s.haddad@icb-larkmere.example,<-19 short>,Jo Tan
Partners,External,,Zoë Müller,zoe@carers-larkmere.example,<-19 short>,Jo Tan
"""

CLOSURE_DAYS = """\
Date,Why
<+25 weekday>,Closed early for Christmas
<+30 slashes>,Closed
<+31 slashes>,Closed
<+32 short>,Closed
"""

TEMPLATE = """\
Template name,Day,Time,Stream,Type,Session,Role or group
Larkmere two days,1,9.00-9.30,1,Meeting,Set-up meeting,Director of Adult Social Services
Larkmere two days,1,10am to 11am,1,Interview,Interview,Principal Social Worker
Larkmere two days,2,0930 - 1030,1,Interview,Interview,Service Director
"""

TIMETABLE = """\
Programme,Day no,Start,Finish,Stream,Type,Session,Ref,People,Deputy,Note taker,Building,Room,Confirmed
The visit,1,9am,9.45am,1,Meeting,Set-up meeting,S1,Grace Okonjo; Daniel Whitcombe,,Jo Tan,Market House,Room 1,Yes
The visit,1,10:00,11:00,1,Interview,Principal Social Worker,S2,Siân ap Rhys,Meera Patel,Jo Tan,Market House,Room 2,Yes
The visit,1,11.15,12.15,2,Interview,Safeguarding,S3,Ana DE LA CRUZ; نادیہ احمد,Siân ap Rhys,Jo Tan,Market House,Room 2,No
The visit,2,1000,1100,1,Focus group,Localities team,S4,,,,Ferry Road Hub,Quay,No
The visit,2,2pm,3pm,1,Interview,Partners,S5,Fiona Beck; Dr Samir Haddad,,Jo Tan,Market House,Room 1,No
Practice,1,9am,10am,1,Mock interview,Principal Social Worker,P1,Siân ap Rhys,,,Market House,Room 1,Yes
Practice,1,10am,11am,1,Mock interview,Service Director,P2,Meera Patel,,,Market House,Room 1,Yes
"""

MOCK_FINDINGS = """\
Session,Interviewee,Readiness,Strengths,To improve,Actions
P1,Siân ap Rhys,nearly ready,Knew the numbers,"Shorter answers, fewer initials",Practise with Jo Tan
Service Director,Meera Patel,READY,,,
"""

AVAILABILITY = """\
Who,Can or cannot,Works on,From,To,Note
Siân ap Rhys,can,Mon to Thurs,9am,3.30pm,Part time
Meera Patel,cannot,Wednesdays,2pm,,Panel
"""

BASE_WAYS = """\
From,To,Journey time,By
Market House,Ferry Road Hub,18,Taxi from the front
"""

LEARNING = """\
Date,Session code,QS,Question asked,Evidence promised,Owner,Key messages,Noted by
<+70 long>,D1-01,QS1,How long do people wait for an assessment?,The January report,Meera Patel,Say the number first,Siân ap Rhys
<+70 long>,,,Who signs what leaves the council?,,,,Siân ap Rhys
"""

ABSENCES = """\
Name,From,To,Who told us,Notes
Daniel Whitcombe,<+22 long>,<+32 slashes>,"Jo Tan, by e-mail",Annual leave
"""
