// A start endpoint for <proctored-exam>, in Go 1.19 or later and its standard library.
//
//	Run:    PROCTOR_SECRET=… go run start_endpoint.go
//	Try:    curl -i -X POST 'http://127.0.0.1:8000/sign-in?user=ada'
//	Check:  npx proctored-exam check 'http://127.0.0.1:8000/lms/proctoring/start?exam=42' \
//	            --header 'Cookie: session=<from the answer>' --secret-env PROCTOR_SECRET
package main

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"sync"
	"time"
)

var (
	secret          = env("PROCTOR_SECRET", "")
	serverOrigin    = env("PROCTOR_SERVER_ORIGIN", "https://proctor.example")
	integrationName = env("PROCTOR_INTEGRATION_NAME", "my-university")
)

// What your LMS has in its database.

type user struct{ id, firstName, lastName string }

type exam struct {
	id, name string
	minutes  int
	closes   time.Time
}

type attempt struct{ user, exam string }

var (
	users = map[string]user{
		"ada": {"ada", "Ada", "Lovelace"}, "grace": {"grace", "Grace", "Hopper"}, "zoe": {"zoe", "Zoë", "李"},
	}
	exams = map[string]exam{"42": {"42", "Mathematics I", 60, time.Now().Add(4 * time.Hour)}}

	lock sync.Mutex
	// Session cookie to user.
	logins = map[string]user{}
	// The proctoring session of each attempt: a column of your table of attempts.
	attempts = map[attempt]string{}
)

// problem is a refusal, answered as RFC 9457 says; the widget shows its title to the learner.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Code   string `json:"code"`
}

func (p problem) Error() string { return p.Title }

func refusal(status int, code, title string) problem {
	return problem{"urn:problem-type:proctored-exam:" + code, title, status, code}
}

type startData struct {
	ServerOrigin    string `json:"serverOrigin"`
	IntegrationName string `json:"integrationName"`
	JWT             string `json:"jwt"`
}

func startFor(learner *user, examID string) (any, error) {
	if learner == nil {
		return nil, refusal(401, "not-signed-in", "You are not signed in")
	}
	exam, found := exams[examID]
	if !found { // or the user is not enrolled
		return nil, refusal(403, "not-allowed", "You may not take this exam")
	}
	now := time.Now()
	if now.After(exam.closes) {
		return nil, refusal(403, "too-late", "The exam has closed")
	}
	sessionID, err := sessionOf(attempt{learner.id, exam.id})
	if err != nil {
		return nil, err
	}
	jwt, err := sign(map[string]any{
		"userId":         learner.id,
		"firstName":      learner.firstName,
		"lastName":       learner.lastName,
		"language":       "en",
		"accountId":      "1",
		"accountName":    "My University",
		"examId":         exam.id,
		"examName":       exam.name,
		"duration":       exam.minutes,
		"schedule":       false,
		"proctoring":     "offline",
		"identification": "face",
		"startDate":      now.Add(-time.Minute).UTC().Format(time.RFC3339), // clocks differ
		"endDate":        exam.closes.UTC().Format(time.RFC3339),
		"sessionId":      sessionID,
		"sessionUrl":     "https://lms.example.edu/exam/" + exam.id,
		"exp":            now.Unix() + 600,
	})
	return startData{serverOrigin, integrationName, jwt}, err
}

// sessionOf finds or creates the one proctoring session of an attempt: two tabs may ask at the same time.
func sessionOf(key attempt) (string, error) {
	lock.Lock()
	defer lock.Unlock()
	if id, found := attempts[key]; found {
		return id, nil
	}
	bytes, err := random(16)
	if err != nil {
		return "", err
	}
	bytes[6] = bytes[6]&0x0f | 0x40
	bytes[8] = bytes[8]&0x3f | 0x80
	id := fmt.Sprintf("%x-%x-%x-%x-%x", bytes[:4], bytes[4:6], bytes[6:8], bytes[8:10], bytes[10:])
	attempts[key] = id
	return id, nil
}

func random(length int) ([]byte, error) {
	bytes := make([]byte, length)
	_, err := rand.Read(bytes)
	return bytes, err
}

func sign(payload map[string]any) (string, error) {
	claims, err := json.Marshal(payload)
	if err != nil {
		return "", err
	}
	input := base64url([]byte(`{"alg":"HS256","typ":"JWT"}`)) + "." + base64url(claims)
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(input))
	return input + "." + base64url(mac.Sum(nil)), nil
}

func base64url(data []byte) string { return base64.RawURLEncoding.EncodeToString(data) }

func start(response http.ResponseWriter, request *http.Request) {
	defer func() {
		if cause := recover(); cause != nil {
			fail(response, fmt.Errorf("panic: %v", cause))
		}
	}()
	if request.Method != http.MethodGet && request.Method != http.MethodHead {
		response.Header().Set("Allow", "GET, HEAD")
		fail(response, refusal(405, "method-not-allowed", "This address takes GET only"))
		return
	}
	data, err := startFor(signedIn(request), request.URL.Query().Get("exam"))
	if err != nil {
		fail(response, err)
		return
	}
	answer(response, 200, "application/json", data)
}

// signedIn knows the user by the LMS's own session, never by what the page says.
func signedIn(request *http.Request) *user {
	cookie, err := request.Cookie("session")
	if err != nil {
		return nil
	}
	lock.Lock()
	defer lock.Unlock()
	if learner, found := logins[cookie.Value]; found {
		return &learner
	}
	return nil
}

func fail(response http.ResponseWriter, err error) {
	var known problem
	if !errors.As(err, &known) {
		log.Print(err) // for you, not for the learner
		known = refusal(500, "internal-error", "Something went wrong")
	}
	answer(response, known.Status, "application/problem+json", known)
}

func answer(response http.ResponseWriter, status int, contentType string, document any) {
	response.Header().Set("Content-Type", contentType)
	response.Header().Set("Cache-Control", "no-store")
	response.WriteHeader(status)
	if err := json.NewEncoder(response).Encode(document); err != nil {
		log.Print(err)
	}
}

// signIn stands in for your LMS's own sign-in, which asks for a password.
func signIn(response http.ResponseWriter, request *http.Request) {
	learner, found := users[request.URL.Query().Get("user")]
	if !found || request.Method != http.MethodPost {
		http.NotFound(response, request)
		return
	}
	bytes, err := random(24)
	if err != nil {
		fail(response, err)
		return
	}
	login := base64url(bytes)
	lock.Lock()
	logins[login] = learner
	lock.Unlock()
	http.SetCookie(response, &http.Cookie{
		Name: "session", Value: login, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode,
	})
	response.WriteHeader(http.StatusNoContent)
}

func env(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func main() {
	if secret == "" {
		log.Fatal("PROCTOR_SECRET: the vendor's secret is missing")
	}
	routes := http.NewServeMux()
	routes.HandleFunc("/lms/proctoring/start", start)
	routes.HandleFunc("/sign-in", signIn)
	listener, err := net.Listen("tcp", "127.0.0.1:"+env("PORT", "8000"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("Listening on http://%s\n", listener.Addr())
	// Who sends half a request is let go.
	server := http.Server{Handler: routes, ReadTimeout: 10 * time.Second}
	log.Fatal(server.Serve(listener))
}
