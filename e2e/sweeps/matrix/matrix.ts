import { rowsOf } from './rows'

/**
 * Every page and route handler of the build. A route is asked by GET where no method stands before it. Everybody signed in a
 * moment ago, so nobody is asked once more who they are.
 */
export const ROUTES = rowsOf(`
route                                           | anonymous | stranger  | collaborator | billing   | admin     | owner     | former    | elsewhere
/                                               | leads-on  | leads-on  | leads-on     | leads-on  | leads-on  | leads-on  | leads-on  | leads-on
/sign-in                                        | public    | leads-on  | leads-on     | leads-on  | leads-on  | leads-on  | leads-on  | leads-on
/sign-in/[tokenId]                              | public    | leads-on  | leads-on     | leads-on  | leads-on  | leads-on  | leads-on  | leads-on
/sign-up                                        | public    | leads-on  | leads-on     | leads-on  | leads-on  | leads-on  | leads-on  | leads-on
/sign-up/[tokenId]                              | public    | leads-on  | leads-on     | leads-on  | leads-on  | leads-on  | leads-on  | leads-on
/forgot                                         | public    | public    | public       | public    | public    | public    | public    | public
/forgot/[tokenId]                               | public    | public    | public       | public    | public    | public    | public    | public
/reset/[tokenId]/[token]                        | public    | public    | public       | public    | public    | public    | public    | public
/reset/[tokenId]/[token] (guessed)              | not-found | not-found | not-found    | not-found | not-found | not-found | not-found | not-found
/not-me/[accountId]/[sessionId]/[token]         | public    | public    | public       | public    | public    | public    | public    | public
/not-me/[accountId]/[sessionId]/[token] (guessed) | not-found | not-found | not-found | not-found | not-found | not-found | not-found | not-found
/way-in/[accountId]/[hour]/[token]              | public    | public    | public       | public    | public    | public    | public    | public
/way-in/[accountId]/[hour]/[token] (guessed)    | not-found | not-found | not-found    | not-found | not-found | not-found | not-found | not-found
/check                                          | public    | public    | public       | public    | public    | public    | public    | public
/i/[token]                                      | public    | public    | public       | public    | public    | public    | public    | public
/i/[token]/order                                | public    | public    | public       | public    | public    | public    | public    | public
/i/[token]/decline                              | public    | public    | public       | public    | public    | public    | public    | public
/u/[invite]/[token]                             | public    | public    | public       | public    | public    | public    | public    | public
/u/[invite]/[token]/one-click                   | leads-on  | leads-on  | leads-on     | leads-on  | leads-on  | leads-on  | leads-on  | leads-on
/checkout/[checkout]/done                       | public    | public    | public       | public    | public    | public    | public    | public
/checkout/[checkout]/back                       | leads-on  | leads-on  | leads-on     | leads-on  | leads-on  | leads-on  | leads-on  | leads-on
/legal/[document]/[version]                     | public    | public    | public       | public    | public    | public    | public    | public
/legal/[document]/[version]/file                | public    | public    | public       | public    | public    | public    | public    | public
/help/roles                                     | public    | public    | public       | public    | public    | public    | public    | public
/help/working-for-a-client                      | public    | public    | public       | public    | public    | public    | public    | public
/help/film/[language] (of no language)          | not-found | not-found | not-found    | not-found | not-found | not-found | not-found | not-found
/dev/mail                                       | public    | public    | public       | public    | public    | public    | public    | public
/dev/mail/[kind]/[language]/[scheme]            | public    | public    | public       | public    | public    | public    | public    | public
/brand/icon                                     | public    | public    | public       | public    | public    | public    | public    | public
/brand/logo                                     | not-found | not-found | not-found    | not-found | not-found | not-found | not-found | not-found
/api/health                                     | public    | public    | public       | public    | public    | public    | public    | public
/api/stripe/webhook                             | refused   | refused   | refused      | refused   | refused   | refused   | refused   | refused
POST /api/stripe/webhook                        | refused   | refused   | refused      | refused   | refused   | refused   | refused   | refused
/_not-found                                     | not-found | not-found | not-found    | not-found | not-found | not-found | not-found | not-found
/home                                           | sign-in   | shown     | shown        | shown     | shown     | shown     | shown     | shown
/c/[company]                                    | sign-in   | not-found | shown        | shown     | shown     | shown     | not-found | not-found
/c/[company]/apps                               | sign-in   | not-found | shown        | shown     | shown     | shown     | not-found | not-found
/c/[company]/apps/new                           | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/apps/[app]                         | sign-in   | not-found | not-found    | shown     | shown     | shown     | not-found | not-found
/c/[company]/apps/[app] (theirs)                | sign-in   | not-found | shown        | shown     | shown     | shown     | not-found | not-found
/invitations                                    | sign-in   | shown     | shown        | shown     | shown     | shown     | shown     | shown
/invitations/[id]                               | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/invitations/[id]/delete (a draft)              | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/invitations/[id]/withdraw                      | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/invite/[draft]/app                             | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/invite/[draft]/client                          | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/invite/[draft]/check                           | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/t/[token]                                      | public    | public    | public       | public    | public    | public    | public    | public
/ok/[request]/[account]/[token]                 | public    | public    | public       | public    | public    | public    | public    | public
/t/[token]/decline                              | public    | public    | public       | public    | public    | public    | public    | public
/news/confirm/[account]/[token]                 | public    | public    | public       | public    | public    | public    | public    | public
/news/stop/[account]/[token]                    | public    | public    | public       | public    | public    | public    | public    | public
/news/stop/[account]/[token]/one-click          | leads-on  | leads-on  | leads-on     | leads-on  | leads-on  | leads-on  | leads-on  | leads-on
/confirm                                        | sign-in   | leads-on  | leads-on     | leads-on  | leads-on  | leads-on  | leads-on  | leads-on
/confirm/[tokenId]                              | sign-in   | not-found | not-found    | not-found | not-found | leads-on  | not-found | not-found
/account                                        | sign-in   | shown     | shown        | shown     | shown     | shown     | shown     | shown
/account/notifications                          | sign-in   | shown     | shown        | shown     | shown     | shown     | shown     | shown
/account/ssh-keys                               | sign-in   | shown     | shown        | shown     | shown     | shown     | shown     | shown
/account/ssh-keys/[key]/remove                  | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/companies                                      | sign-in   | shown     | shown        | shown     | shown     | shown     | shown     | shown
/companies/new                                  | sign-in   | shown     | shown        | shown     | shown     | shown     | shown     | shown
/api/find                                       | not-found | shown     | shown        | shown     | shown     | shown     | shown     | shown
/people/[account]                               | sign-in   | not-found | shown        | shown     | shown     | shown     | not-found | not-found
/c/[company]/apps/[app]/access                  | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/apps/[app]/move                    | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/c/[company]/apps/[app]/plan                    | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/bills                              | sign-in   | not-found | not-found    | shown     | not-found | shown     | not-found | not-found
/c/[company]/bills/export                       | sign-in   | not-found | not-found    | shown     | not-found | shown     | not-found | not-found
/c/[company]/bills/[number]                     | sign-in   | not-found | not-found    | shown     | not-found | shown     | not-found | not-found
/c/[company]/bills/[number]/correct             | sign-in   | not-found | not-found    | shown     | not-found | shown     | not-found | not-found
/c/[company]/bills/[number]/paper/[edition]     | sign-in   | not-found | not-found    | shown     | not-found | shown     | not-found | not-found
/b/[token]                                      | public    | public    | public       | public    | public    | public    | public    | public
/b/[token]/paper/[edition]                      | public    | public    | public       | public    | public    | public    | public    | public
/b/[token]/paper/[edition] (guessed)            | not-found | not-found | not-found    | not-found | not-found | not-found | not-found | not-found
/c/[company]/apps/[app]/end                     | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/apps/[app]/switch-off              | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/apps/[app]/restore                 | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/c/[company]/billing                            | sign-in   | not-found | not-found    | leads-on  | not-found | leads-on  | not-found | not-found
/c/[company]/billing (an idle one's)            | sign-in   | not-found | not-found    | shown     | not-found | shown     | not-found | not-found
/c/[company]/billing/new                        | sign-in   | not-found | not-found    | shown     | not-found | shown     | not-found | not-found
/c/[company]/billing/[contact]                  | sign-in   | not-found | not-found    | shown     | not-found | shown     | not-found | not-found
/c/[company]/billing/[contact]/back             | sign-in   | not-found | not-found    | shown     | not-found | shown     | not-found | not-found
/c/[company]/activity                           | sign-in   | not-found | shown        | not-found | shown     | shown     | not-found | not-found
/c/[company]/activity/export/[format]           | sign-in   | not-found | shown        | not-found | shown     | shown     | not-found | not-found
/c/[company]/requests/[request]                 | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/details                            | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/c/[company]/close                              | sign-in   | not-found | not-found    | not-found | not-found | shown     | not-found | not-found
/c/[company]/leave                              | sign-in   | not-found | shown        | shown     | shown     | shown     | not-found | not-found
/c/[company]/team                               | sign-in   | not-found | shown        | shown     | shown     | shown     | not-found | not-found
/c/[company]/team/[person]                      | sign-in   | not-found | shown        | shown     | shown     | shown     | not-found | not-found
/c/[company]/team/[person] (a colleague)        | sign-in   | not-found | shown        | shown     | shown     | shown     | not-found | not-found
/c/[company]/team/[person] (a Billing person)   | sign-in   | not-found | not-found    | shown     | shown     | shown     | not-found | not-found
/c/[company]/team/[person]/role                 | sign-in   | not-found | leads-on     | leads-on  | leads-on  | shown     | not-found | not-found
/c/[company]/team/[person]/role (of a Collaborator) | sign-in   | not-found | leads-on     | leads-on  | shown     | shown     | not-found | not-found
/c/[company]/team/[person]/remove               | sign-in   | not-found | leads-on     | leads-on  | shown     | shown     | not-found | not-found
/c/[company]/team/[person]/remove (an Owner)    | sign-in   | not-found | leads-on     | leads-on  | leads-on  | shown     | not-found | not-found
/c/[company]/team/[person]/former               | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/team/invite                        | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/team/invites/[invite]              | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/team/invites/[invite] (of a Billing person) | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
/c/[company]/team/invites/[invite]/withdraw     | sign-in   | not-found | not-found    | not-found | shown     | shown     | not-found | not-found
`)

/** Every server action of the build, posted to past its buttons. Whoever has a mailed link may what the link is for. */
export const ACTIONS = rowsOf(`
action                                          | anonymous | stranger  | collaborator | billing   | admin     | owner     | former    | elsewhere
signIn                                          | done      | done      | done         | done      | done      | done      | done      | done
signInByCode                                    | done      | done      | done         | done      | done      | done      | done      | done
signUp                                          | done      | done      | done         | done      | done      | done      | done      | done
confirmSignUp                                   | done      | done      | done         | done      | done      | done      | done      | done
sendCodeAgain                                   | done      | done      | done         | done      | done      | done      | done      | done
askForReset                                     | done      | done      | done         | done      | done      | done      | done      | done
setNewPassword                                  | done      | done      | done         | done      | done      | done      | done      | done
disown                                          | done      | done      | done         | done      | done      | done      | done      | done
letIn                                           | done      | done      | done         | done      | done      | done      | done      | done
signOut                                         | done      | done      | done         | done      | done      | done      | done      | done
setTheme                                        | done      | done      | done         | done      | done      | done      | done      | done
chooseLanguage                                  | done      | done      | done         | done      | done      | done      | done      | done
setAccountLanguage                              | sign-in   | done      | done         | done      | done      | done      | done      | done
choosePassword                                  | sign-in   | refused   | refused      | refused   | refused   | refused   | refused   | refused
continueToOrder                                 | done      | done      | done         | done      | done      | done      | done      | done
sayNo                                           | done      | done      | done         | done      | done      | done      | done      | done
endReminders                                    | done      | done      | done         | done      | done      | done      | done      | done
askForNewLink                                   | done      | done      | done         | done      | done      | done      | done      | done
checkTheMail                                    | done      | done      | done         | done      | done      | done      | done      | done
switchAccountForOrder                           | done      | done      | done         | done      | done      | done      | done      | done
signInAsBuyer                                   | done      | done      | done         | done      | done      | done      | done      | done
signInForOrder                                  | done      | done      | done         | done      | done      | done      | done      | done
sendMailboxCode                                 | done      | done      | done         | done      | done      | done      | done      | done
enterMailboxCode                                | done      | done      | done         | done      | done      | done      | done      | done
placeOrder                                      | done      | refused   | refused      | refused   | refused   | refused   | refused   | refused
settleCheckout                                  | done      | done      | done         | done      | done      | done      | done      | done
confirmBillingDetails                           | sign-in   | not-found | not-found    | done      | not-found | done      | not-found | not-found
newApp                                          | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
newApp (of a client)                            | sign-in   | not-found | refused      | refused   | refused   | refused   | not-found | not-found
chooseBooking                                   | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
orderApp                                        | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
choosePlan                                      | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
choosePlan (of a trial)                         | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
choosePlan (on another amount)                  | sign-in   | not-found | refused      | refused   | refused   | refused   | not-found | not-found
startInvite                                     | sign-in   | own       | own          | own       | own       | done      | own       | own
answerApp                                       | sign-in   | not-found | not-found    | not-found | not-found | done      | not-found | not-found
answerClient                                    | sign-in   | not-found | not-found    | not-found | not-found | done      | not-found | not-found
sendInvite                                      | sign-in   | not-found | not-found    | not-found | not-found | done      | not-found | not-found
resendInvite                                    | sign-in   | not-found | not-found    | not-found | not-found | done      | not-found | not-found
remindClient                                    | sign-in   | not-found | not-found    | not-found | not-found | done      | not-found | not-found
deleteInviteDraft                               | sign-in   | own       | own          | own       | own       | done      | own       | own
withdrawInvite                                  | sign-in   | not-found | not-found    | not-found | not-found | done      | not-found | not-found
switchAccount                                   | done      | done      | done         | done      | done      | done      | done      | done
proveAgain                                      | sign-in   | done      | done         | done      | done      | done      | done      | done
proveByCode                                     | sign-in   | not-found | not-found    | not-found | not-found | done      | not-found | not-found
addKey                                          | sign-in   | done      | done         | done      | done      | done      | done      | done
removeKey                                       | sign-in   | not-found | not-found    | not-found | not-found | done      | not-found | not-found
wishNewsletter                                  | sign-in   | done      | done         | done      | done      | done      | done      | done
endOwnNewsletter                                | sign-in   | done      | done         | done      | done      | done      | done      | done
switchTools                                     | sign-in   | done      | done         | done      | done      | done      | done      | done
confirmNews                                     | done      | done      | done         | done      | done      | done      | done      | done
stopNews                                        | done      | done      | done         | done      | done      | done      | done      | done
join                                            | done      | refused   | refused      | refused   | refused   | refused   | refused   | refused
signInAndJoin                                   | done      | done      | done         | done      | done      | done      | done      | done
sendTeamCode                                    | done      | done      | done         | done      | done      | done      | done      | done
enterTeamCode                                   | done      | done      | done         | done      | done      | done      | done      | done
switchAccountForTeam                            | done      | done      | done         | done      | done      | done      | done      | done
declineTeam                                     | done      | done      | done         | done      | done      | done      | done      | done
askForNewTeamLink                               | done      | done      | done         | done      | done      | done      | done      | done
inviteSomeone                                   | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
inviteSomeone (as Owner)                        | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
sendTeamInviteAgain                             | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
sendTeamInviteAgain (to a Billing person)       | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
correctInvitedAddress                           | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
correctInvitedAddress (of a Billing person)     | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
takeTeamInviteBack                              | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
takeTeamInviteBack (of a Billing person)        | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
changeRoleOf                                    | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
changeRoleOf (an Admin to Billing)              | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
changeRoleOf (an Owner to Admin)                | sign-in   | not-found | refused      | refused   | refused   | refused   | not-found | not-found
changeAppsOf                                    | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
changePeopleOf                                  | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
removePerson                                    | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
removePerson (an Owner)                         | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
removeFromCompanies                             | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
leaveCompany                                    | sign-in   | not-found | done         | done      | done      | done      | not-found | not-found
rename                                          | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
changeLimit                                     | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
agreeToPlan                                     | sign-in   | not-found | not-found    | not-found | refused   | done      | not-found | not-found
refusePlan                                      | sign-in   | not-found | not-found    | not-found | refused   | done      | not-found | not-found
withdrawPlan                                    | sign-in   | not-found | not-found    | not-found | done      | refused   | not-found | not-found
agreeByLink                                     | done      | done      | done         | done      | done      | done      | done      | done
refuseByLink                                    | done      | done      | done         | done      | done      | done      | done      | done
changeSetting                                   | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
close                                           | sign-in   | not-found | refused      | refused   | refused   | refused   | not-found | not-found
close (an idle one)                             | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
correct                                         | sign-in   | not-found | not-found    | done      | not-found | done      | not-found | not-found
payNow                                          | sign-in   | not-found | not-found    | refused   | not-found | refused   | not-found | not-found
payByLink                                       | refused   | refused   | refused      | refused   | refused   | refused   | refused   | refused
payByLink (guessed)                             | not-found | not-found | not-found    | not-found | not-found | not-found | not-found | not-found
newContact                                      | sign-in   | not-found | not-found    | done      | not-found | done      | not-found | not-found
saveContact                                     | sign-in   | not-found | not-found    | done      | not-found | done      | not-found | not-found
choosePayment                                   | sign-in   | not-found | not-found    | done      | not-found | done      | not-found | not-found
backFromStripe                                  | sign-in   | not-found | not-found    | done      | not-found | done      | not-found | not-found
move                                            | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
end                                             | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
keep                                            | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
switchOff                                       | sign-in   | not-found | refused      | refused   | done      | done      | not-found | not-found
restore                                         | sign-in   | not-found | refused      | refused   | refused   | done      | not-found | not-found
setUp                                           | sign-in   | done      | done         | done      | done      | done      | done      | done
`)
