/**
 * What a new workspace's dictionary holds until its admins say otherwise: slips that are a word in no language that we
 * know of, the wrong ones before the colon's right one. Words such as "adress" (right in Swedish) or "acces" are not in
 * it; near the workspace's own terms they are found all the same.
 */
const LINES = `
a lot: alot
about: abuot, aobut
access: acess, accss, accesss
accessible: accessable
account: acocunt, accoutn, acconut, accoount, accont
accounts: acounts, accoutns
achieve: acheive
acknowledge: acknowlege
address: adderss, addres, adddress
administrator: adminstrator, administator, admistrator, administartor, adminisrator
after: aftre
again: agian
all right: allrigth
already: alredy, allready, alreday
always: allways, alwasy, alwyas
and: adn, nad
android: andriod, andorid
any more: anymroe
anything: anythign, anyhting
apparently: apparantly, apparentely
application: aplication, appliction, applicaton, applicatoin
applications: aplications
aren't: arent
attached: attched, atached
attachment: attachemnt, attachmet, attatchment, attachent
authentication: athentication, authenication, authentiction, autenthication
authorized: autorized, authorzied
automatically: automaticaly, automaticly, automaticlly
available: availible, avaliable, availabe, avaible, avialable, availalbe
battery: batery, battrey, baterry
because: becuase, becasue, beacuse, becouse, becaus
before: befroe, beofre
beginning: begining
believe: beleive, belive
between: beetween, bewteen
bluetooth: bluetooh, bluetoth, blutooth, bluethooth
browser: broswer, browswer, browzer, borwser
business: buisness, bussiness, busines
calendar: calender, calandar, calander
cancelled: cancled
cannot: cannto, cannnot
certificate: certifcate, certficate, certifiacte
changed: chnaged, chaged
chrome: crhome
colleague: collegue, coleague, colleage
coming: comming
compatible: compatable, compatibel
completely: completly
computer: comptuer, computre, conputer, copmuter, computr
configuration: configuraton, configration, confguration, configuartion, confiugration
connect: conect, connnect, conncet
connected: conected, connceted, conencted
connecting: conecting, conencting
connection: conection, connecton, conecction, conenction, connectoin, connetion
could: coudl
couldn't: couldnt
customer: cusotmer, custmer, cutomer
database: databse, datbase, dtabase, databaes
default: defualt, deafult
definitely: definately, definitly, definetly
delete: delte, deleet
deleted: delted
department: departement, deparment, departmnet
dependency: dependecy
desktop: desktp, dekstop, destkop, descktop
device: devcie, deivce
didn't: didnt, din't
different: diffrent, diferrent
directory: direcotry, direcory, directroy
disappeared: dissapeared, dissappeared, disapeared
display: dispaly, disply
document: documnet, docuemnt, docment
doesn't: doesnt, dosen't, does'nt, dosent
download: dowload, donwload, downlaod, dowlnoad, downlod, downoad
email: emial, emaill, eamil, emali
emails: emials
employee: employe, emloyee, employeee
enough: enogh, enuogh
environment: enviroment, enviornment, enviromnent
error: errror, erorr, eroor, errro
especially: especialy, expecially
everything: everthing, evrything, everythign
existence: existance
expired: expried, exipred, experied
extension: extenion, extesion
failed: faield, faild
familiar: familar
favourite: favourit
feature: featrue, feautre
finally: finaly
firewall: firewal, firwall, fierwall
folder: fodler, floder
following: folowing, follwing, follwoing
foreign: foriegn
forward: foward, forwrad
frequently: frequenty
friend: freind
from: fomr
function: fucntion, funtion, functon
guarantee: garantee, guarentee, gaurantee
happened: happend, happned
happening: hapening, happenning
hardware: hadrware, hardwre, harware
hasn't: hasnt
have: ahve, hvae
haven't: havent
however: howver, howevr
immediately: immediatly, imediately, immediatelly, immediatley
important: improtant, imporant
inconvenience: inconvinience, inconvienience
information: infomation, informaton, infromation, inforamtion, informatoin
install: isntall, instll
installation: instalation, installaton
installed: instaled, isntalled
installing: instaling, isntalling
instead: insted, instaed
internet: internt, interent, intenet, internte
interruption: interuption
invoice: invocie, inovice, invoce, invioce
isn't: isnt
issue: isssue, issuse, isseu, issuue
issues: isues
JavaScript: javascirpt, javascrpit, javasript
just: jsut
keyboard: keybord, keyborad, keyboad, keybaord
knowledge: knowlege, knowlegde
Kubernetes: kuberentes, kubernets, kuberenetes, kubernates
language: langauge, languge
laptop: laptpo, loptop, labtop, latpop
length: lenght
library: libary, libray
license: lisence, liscense, licesne
login: lgoin
maintenance: maintainance, maintenence, mantenance, maintanance
management: managment, mangement
manager: maneger, mananger
message: mesage, messge, mesasge, messsage
messages: mesages, messges
microphone: mircophone, micorphone
Microsoft: micorsoft, mircosoft, microsft, micrsoft
minutes: mintues, minuts
monitor: moniter, montior, monitro
multiple: mutliple, mulitple
necessary: neccessary, neccesary, necesary, necessery
network: netwrok, newtork, netowrk, nework
nothing: nothign
notification: notifcation, notificaton
number: nubmer, numbr
occasionally: occasionaly, ocasionally
occurred: occured, ocurred
occurrence: occurence, occurance
occurring: occuring
office: offcie, offfice
opportunity: oppurtunity, opprtunity
option: opiton
original: oringal, orignal
Outlook: outlok, outllok, outloook, oulook
password: pasword, passwod, passowrd, passwrod, pssword, passward, passwrd, passsword, paswword, passord, passwor
passwords: paswords, passowrds
payment: paymnet, payemnt, paymet
people: poeple, peopel
performance: perfomance, preformance, performace
permanently: permanetly
permission: permision, premission, permisson, permisssion
permissions: permisions, premissions
phishing: phising, phihsing
phone: phnoe
please: plase, pleae, pelase, plaese, plese, plz
possible: possibel, possble
preferred: prefered
previous: previuos, previus
printer: printr, pritner, priner, printre, pinter
printing: pritning, prining
probably: probaly, probabaly
problem: probelm, porblem, probem, problm, problme
problems: probelms, porblems
process: proccess, procces
product: prodcut, porduct
program: progam, porgram, progarm
purchase: purchace, puchase
question: queston, qestion, questoin
questions: qestions
quickly: quickley
really: realy, reallly
receipt: reciept, recipt
receive: recieve, receieve
received: recieved, recived, receieved
receiving: recieving
recently: recenlty, recentely
recognize: recgonize
recommend: recomend, reccomend, recommed
refund: refudn, refnud
register: regsiter, regisiter
regularly: regulary, reguarly
remember: remeber, remmeber
remote: remtoe
replacement: replacment, repalcement
request: reqest, requst, reuqest, rquest
requested: reqested, requsted
required: requried, requird, reqired
reset: rseet
respond: repsond
response: responce, repsonse
restart: resart, restrat, resatrt
restarted: restared, resarted
retrieve: retreive, retrive
schedule: shedule, scedule, schedual
screen: sreen, screne, scren
screenshot: screnshot, screeshot, sreenshot, scrennshot
search: serach, seach
security: securty, secuirty, securtiy
separate: seperate
separately: seperately
server: servr, sevrer, serever
service: serivce, servcie, sevice
settings: settigns, setings, setttings
several: severl, sevral
should: shoudl, shoud, shuold
shouldn't: shouldnt
similar: similiar, simular
since: sicne
sincerely: sincerly
software: sofware, sotfware, softwear, sofwtare
somebody: sombody
something: somthing, somethign, someting
sometimes: somtimes, sometmes
specific: sepcific, speficic
started: statred
still: stil
stopped: stoped
subscription: subscripton, subscribtion, subsciption
success: sucess, sucsess
successful: succesful, successfull, sucessful, sucessfull
successfully: succesfully, sucessfully, successfuly
suddenly: suddently, sudenly
support: supprt, suppport, supoort
suspicious: suspicous, suspecious, suspicius
system: sytem, systme, sysytem, systm
systems: sytems
technical: techncial, techical, tecnical
telephone: telphone, telehpone
temporarily: temporarly, temporaly
temporary: temperary, tempory
than: htan
thanks: thnaks, thansk, thakns
that: taht, htat
the: teh, hte
their: thier
there: htere, tehre
they: tehy
thing: thign
think: thikn
this: thsi, tihs
through: thorugh, throuhg
ticket: tikcet, tciket, ticekt
tickets: tikcets
together: togehter, togther
tomorrow: tommorow, tommorrow, tomorow
transaction: transacton, transcation, transation, tranaction
transferred: transfered
trying: tryng, tryign
unable: unabel
unauthorized: unathorized, unautorized
understand: undersatnd, udnerstand
unfortunately: unfortunatly, unfortunatelly, unfortunaly
uninstall: unistall, uninstal
unknown: unkown, unknwon
until: untill
update: udpate, upadte, updaet
updated: udpated, upadted
upgrade: upgarde, updgrade, upgrad
upload: uplaod, uplod
urgent: urgnet, urgetn
useful: usefull
username: usernmae, usrname, useranme
usually: usualy, usally
verification: verfication, verifcation
version: verison, verion, vesrion
virus: viurs
visible: visable
warranty: warrenty, waranty
wasn't: wasnt
website: webiste, wesbite, webstie
weird: wierd
weren't: werent
what: waht
when: wehn
which: whcih, wihch
Windows: windws, wndows, widnows, winodws
wireless: wirless, wireles
with: wtih, iwth
without: wihtout, withot, witout
work: wrok
working: workign, wokring, wroking, workng
works: wroks
would: woudl
wouldn't: wouldnt
writing: writting
wrong: worng, wrogn, wrnog
yesterday: yeserday, yestreday, yesteday
your: yoru

Anmeldung: anmeldugn, anmledung
Benutzer: benuzter, bentuzer
Bildschirm: bildschrim, bildshcirm
Drucker: drukcer, durcker, drcuker
endgültig: entgültig
Fehlermeldung: fehlermeldugn, fehlermedlung, felhermeldung
funktioniert: funktoniert, funktionirt, funtkioniert, funktinoiert
installieren: instalieren
Mitarbeiter: mitabeiter, mitarbieter
Netzwerk: netzwrek, netzwek, nezwerk
nicht: nciht, nihct
Passwort: passwrot, paswort, passwrt
Rechnung: rechung, rehcnung, rechnugn
Tastatur: tastaur, tasttaur
Verbindung: verbidnung, verbnidung, verbindugn
vielleicht: villeicht, vieleicht, vielleciht
wahrscheinlich: warscheinlich, wahrscheinlch
Zugriff: zugirff, zurgiff, zugrif

aujourd'hui: aujourdhui
bonjour: bonojur, bonjuor
facture: facutre, factrue
fonctionne: fonctionnne, fonctinne, foncitonne
identifiant: identifant
imprimante: imprimente, imprimate, imprimnate
ordinateur: ordianteur, ordinatuer, ordinteur
quelqu'un: quelquun
utilisateur: utilisatuer, utilsateur

actualización: actualizacion
aplicación: aplicacion
autenticación: autenticacion
código: codigo
configuración: configuracion
contraseña: contrasena
dirección: direccion
facturación: facturacion
factura: facutra
funciona: funicona, funcoina
gracias: gracais
impresora: impresroa, imprseora, imrpesora
información: informacion
instalación: instalacion
notificación: notificacion
ordenador: ordenaodr, ordenadro
problema: prolbema
sesión: sesion
suscripción: suscripcion
también: tambien
usuario: usaurio, usuairo
verificación: verificacion
`;

/** A slip in lower case, and what is right for it. */
export const STARTER_CORRECTIONS: readonly { word: string; replacement: string }[] = LINES.split("\n")
  .filter((line) => line.includes(":"))
  .flatMap((line) => {
    const [replacement, slips] = line.split(": ") as [string, string];
    return slips.split(", ").map((word) => ({ word, replacement }));
  });
