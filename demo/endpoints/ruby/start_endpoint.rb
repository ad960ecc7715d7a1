# A start endpoint for <proctored-exam>, in Ruby 2.7 or later. StartEndpoint is a Rack app, as in Canvas:
# `mount StartEndpoint => '/lms/proctoring/start'` in the routes of Rails. Run by itself, it serves with
# WEBrick (`gem install webrick`, or Debian's ruby-webrick).
#
# Run:    PROCTOR_SECRET=… ruby start_endpoint.rb
# Try:    curl -i -X POST 'http://127.0.0.1:8000/sign-in?user=ada'
# Check:  npx proctored-exam check 'http://127.0.0.1:8000/lms/proctoring/start?exam=42' \
#             --header 'Cookie: session=<from the answer>' --secret-env PROCTOR_SECRET

require 'json'
require 'openssl'
require 'securerandom'
require 'time'
require 'uri'

module StartEndpoint
  SECRET = ENV.fetch('PROCTOR_SECRET', '')
  abort 'PROCTOR_SECRET: the secret of the vendor is missing' if SECRET.empty?
  SERVER_ORIGIN = ENV.fetch('PROCTOR_SERVER_ORIGIN', 'https://proctor.example')
  INTEGRATION_NAME = ENV.fetch('PROCTOR_INTEGRATION_NAME', 'my-university')

  # What your LMS has in its database.
  USERS = { 'ada' => %w[Ada Lovelace], 'grace' => %w[Grace Hopper], 'zoe' => %w[Zoë 李] }.freeze
  EXAMS = { '42' => { name: 'Mathematics I', minutes: 60, closes: Time.now + 4 * 3600 } }.freeze
  ATTEMPTS = {} # [user, exam] => proctoring session: a column of your table of attempts
  LOCK = Mutex.new

  # A refusal, answered as RFC 9457 says; the widget shows its title to the learner.
  class Problem < StandardError
    attr_reader :status, :document

    def initialize(status, code, title)
      super(title)
      @status = status
      type = "urn:problem-type:proctored-exam:#{code}"
      @document = { type: type, title: title, status: status, code: code }
    end
  end

  module_function

  def call(env)
    # What is mounted at an address gets those below it, too.
    raise Problem.new(404, 'not-found', 'There is nothing here') unless env['PATH_INFO'].to_s.empty?

    is_get = env['REQUEST_METHOD'] == 'GET'
    raise Problem.new(405, 'method-not-allowed', 'This address takes GET only') unless is_get

    # From the LMS's own session, never from what the page says.
    user = env['rack.session'] && env['rack.session']['user_id']
    answer(200, 'application/json', start_data(user, parameter(env['QUERY_STRING'], 'exam')))
  rescue Problem => e
    answer(e.status, 'application/problem+json', e.document)
  rescue StandardError => e
    warn e.full_message(highlight: false) # to the log
    problem = Problem.new(500, 'internal-error', 'Something went wrong')
    answer(500, 'application/problem+json', problem.document)
  end

  # A parameter of a query; nil where its escapes are none.
  def parameter(query, name)
    URI.decode_www_form(query.to_s).to_h[name]
  rescue ArgumentError
    nil
  end

  def start_data(user, exam_id)
    raise Problem.new(401, 'not-signed-in', 'You are not signed in') unless user

    exam = EXAMS[exam_id] # or the user is not enrolled
    raise Problem.new(403, 'not-allowed', 'You may not take this exam') unless exam
    raise Problem.new(403, 'too-late', 'The exam has closed') if Time.now > exam[:closes]

    # Find or create, once: two tabs may ask at the same time.
    session_id = LOCK.synchronize { ATTEMPTS[[user, exam_id]] ||= SecureRandom.uuid }
    first_name, last_name = USERS[user]
    payload = {
      userId: user,
      firstName: first_name,
      lastName: last_name,
      language: 'en',
      accountId: '1',
      accountName: 'My University',
      examId: exam_id,
      examName: exam[:name],
      duration: exam[:minutes],
      schedule: false,
      proctoring: 'offline',
      identification: 'face',
      startDate: (Time.now - 60).utc.iso8601, # clocks differ
      endDate: exam[:closes].getutc.iso8601,
      sessionId: session_id,
      sessionUrl: "https://lms.example.edu/exam/#{exam_id}",
      exp: Time.now.to_i + 600
    }
    { serverOrigin: SERVER_ORIGIN, integrationName: INTEGRATION_NAME, jwt: sign(payload) }
  end

  def sign(payload)
    input = [{ alg: 'HS256', typ: 'JWT' }, payload].map { |part| base64url(JSON.generate(part)) }.join('.')
    "#{input}.#{base64url(OpenSSL::HMAC.digest('SHA256', SECRET, input))}"
  end

  def base64url(data)
    [data].pack('m0').tr('+/', '-_').delete('=')
  end

  def answer(status, type, document)
    headers = { 'content-type' => type, 'cache-control' => 'no-store' }
    headers['allow'] = 'GET' if status == 405
    [status, headers, [JSON.generate(document)]]
  end
end

# A tiny LMS around it.
if $PROGRAM_NAME == __FILE__
  require 'webrick'

  # As browsers part cookies: WEBrick's own parser wants a blank after each semicolon.
  def cookie(request, name)
    pairs = request['cookie'].to_s.b.split(';').map { |pair| pair.strip.split('=', 2) }
    pairs.find { |each, _| each == name }&.last
  end

  logins = {} # session cookie => user
  $stdout.sync = true
  server = WEBrick::HTTPServer.new(
    BindAddress: '127.0.0.1', Port: Integer(ENV.fetch('PORT', '8000')),
    AccessLog: [], Logger: WEBrick::Log.new($stderr, WEBrick::Log::WARN),
    StartCallback: -> { puts "Listening on http://127.0.0.1:#{server.listeners[0].addr[1]}" }
  )

  server.mount_proc('/lms/proctoring/start') do |request, response|
    response.status, headers, body = StartEndpoint.call(
      'REQUEST_METHOD' => request.request_method,
      'PATH_INFO' => request.path_info,
      'QUERY_STRING' => request.query_string,
      'rack.session' => { 'user_id' => logins[cookie(request, 'session')] }
    )
    headers.each { |name, value| response[name] = value }
    response.body = body.join
  end

  # Stands in for your LMS's own sign-in, which asks for a password.
  server.mount_proc('/sign-in') do |request, response|
    user = StartEndpoint.parameter(request.query_string, 'user')
    is_post = request.request_method == 'POST'
    raise WEBrick::HTTPStatus::NotFound unless is_post && StartEndpoint::USERS.key?(user)

    login = SecureRandom.urlsafe_base64(24)
    logins[login] = user
    response.status = 204
    response['Set-Cookie'] = "session=#{login}; Path=/; HttpOnly; SameSite=Lax"
  end

  %w[INT TERM].each { |signal| trap(signal) { server.shutdown } }
  server.start
end
