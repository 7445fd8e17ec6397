pipeline {
    agent any
    options { timeout(time: 15, unit: 'MINUTES') }
    parameters {
        string(name: 'CONTRACT', defaultValue: 'contracts/receiver.yaml', description: 'The contract, which starts the receiver')
    }
    stages {
        stage('Webhook') {
            steps {
                sh 'mixhook verify "$CONTRACT" --junit-file mixhook.xml'
            }
            post {
                always { junit 'mixhook.xml' }
            }
        }
    }
}
